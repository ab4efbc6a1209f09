using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>The OpenAPI document of the operator API. Anybody may read it: it says nothing of this platform.</summary>
internal static class OperatorDocument
{
    public const string Name = "pergola-operator";
    private const string Scheme = "operatorToken";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = call => call.GroupName == Name;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
            foreach (var parameter in operation.Parameters ?? [])
                parameter.Description = DescriptionOf(parameter.Name);
            return Task.CompletedTask;
        });
    }

    public static async Task HandleAsync(HttpContext http)
    {
        var provider = http.RequestServices.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name);
        var document = await provider.GetOpenApiDocumentAsync(http.RequestAborted);
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, http.RequestAborted), http.RequestAborted);
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Pergola operator API",
            Version = "v1",
            Description =
                "Administration of the platform: superapps, teams, mini programs and their versions, users, the audit trail, operators' tokens. Every failure is a problem "
                + "(RFC 9457) whose detail says what to do. Secrets are shown once, in the answer that sets them. A change may send If-Match with the ETag that was seen: "
                + "412 says that somebody else was faster.",
        };

        // The addresses are relative to where the document was read: a proxy before the platform knows its name, the platform does not.
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An operator's token: pgo_ and 43 characters. Make the first one with: pergola operator add NAME --rights write",
            },
        };
    }

    private static string? DescriptionOf(string? parameter) => parameter switch
    {
        "appKey" => "The app key of the superapp.",
        "superApp" => "Only those of the superapp with this app key.",
        "appId" => "The appid of the mini program.",
        "uid" => "Only those of this user id of the superapp.",
        "openId" => "Only the session of this openid.",
        "event" => "Only events that begin so, such as version published.",
        "cursor" => "The nextCursor of the page before; leave it out for the first page.",
        "limit" => "How many at most: 1 to 500; 100 when left out.",
        "id" => "The template id.",
        "name" => "The name of the token.",
        _ => null,
    };
}
