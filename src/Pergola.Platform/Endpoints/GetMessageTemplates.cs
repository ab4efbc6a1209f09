using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Platform.Registry;
using Pergola.Platform.Tokens;

namespace Pergola.Platform.Endpoints;

/// <summary>GET /wxaapi/newtmpl/gettemplate: the templates of a mini program's subscription messages (page 67647).</summary>
internal sealed class GetMessageTemplates(AccessTokens tokens, Refusals refusals) : IBackendEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http, WireShape shape) =>
        refusals.GuardAsync<IResult>(
            http,
            async requestId =>
            {
                var miniProgram = await tokens.RequireAsync(http.Request.Query["access_token"], http.RequestAborted);
                return Json(new Answer(0, "ok", shape == WireShape.Sas ? requestId : null, [.. miniProgram.Templates.Select(Template.Of)], null));
            },
            (error, requestId, debug) => Json(new Answer(
                shape.CodeOf(error), shape.MessageOf(error, requestId), shape == WireShape.Sas ? requestId : null, shape == WireShape.Sas ? [] : null, debug)));

    private static JsonHttpResult<Answer> Json(Answer answer) => TypedResults.Json(answer, EndpointJson.Default.GetMessageTemplatesAnswer);

    internal sealed record Answer(
        [property: JsonPropertyName("errcode")] int ErrCode,
        [property: JsonPropertyName("errmsg")] string ErrMsg,
        [property: JsonPropertyName("requestId")] string? RequestId,
        [property: JsonPropertyName("data")] IReadOnlyList<Template>? Data,
        [property: JsonPropertyName("debug")] string? Debug);

    internal sealed record Template(
        [property: JsonPropertyName("priTmplId")] string Id,
        [property: JsonPropertyName("title")] string Title,
        [property: JsonPropertyName("content")] string Content,
        [property: JsonPropertyName("example")] string Example,
        [property: JsonPropertyName("type")] int Type,
        [property: JsonPropertyName("keywordEnumValueList")] IReadOnlyList<Keyword> Keywords)
    {
        public static Template Of(MessageTemplate template) => new(
            template.Id, template.Title, template.Content, template.Example, (int)template.Type,
            [.. template.Keywords.Select(keyword => new Keyword(keyword.Code, keyword.Values))]);
    }

    internal sealed record Keyword(
        [property: JsonPropertyName("keywordCode")] string Code,
        [property: JsonPropertyName("enumValueList")] IReadOnlyList<string> Values);
}
