using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Operators;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Endpoints.Operator;

/// <summary>Calls the operator API as an operator's script does.</summary>
internal sealed class OperatorApi(PlatformUnderTest platform, string? token)
{
    public static async Task<OperatorApi> WithTokenAsync(PlatformUnderTest platform, TokenRights rights = TokenRights.Write, string name = "ann") =>
        (await WithTokenTextAsync(platform, rights, name)).Api;

    /// <summary>As <see cref="WithTokenAsync"/>, with the text of the token.</summary>
    public static async Task<(OperatorApi Api, string Token)> WithTokenTextAsync(PlatformUnderTest platform, TokenRights rights = TokenRights.Write, string name = "ann")
    {
        var tokens = platform.App.Services.GetRequiredService<PlatformOperations>().Tokens;
        var text = (await tokens.AddAsync(new NewToken { Name = name, Rights = rights }, OperatorActor.CommandLine, CancellationToken.None)).Text;
        return (new(platform, text), text);
    }

    /// <summary>Calls, and gives the answer's status, headers and JSON (undefined when there is none).</summary>
    public async Task<Answer> CallAsync(HttpMethod method, string path, object? body = null, Action<HttpRequestMessage>? spoil = null)
    {
        using var request = new HttpRequestMessage(method, "/operator/v1" + path);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
            request.Content = body is string text ? new StringContent(text, new MediaTypeHeaderValue("application/json")) : JsonContent.Create(body);
        spoil?.Invoke(request);
        using var response = await platform.Client.SendAsync(request);
        var content = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType, content.Length == 0 ? default : JsonDocument.Parse(content).RootElement);
    }

    public async Task<JsonElement> GetAsync(string path) => await ExpectAsync(200, HttpMethod.Get, path);

    public async Task<JsonElement> ExpectAsync(int status, HttpMethod method, string path, object? body = null)
    {
        var answer = await CallAsync(method, path, body);
        Assert.True(status == answer.Status, $"{method} {path}: {answer.Status} {answer.Json}");
        return answer.Json;
    }

    /// <summary>Calls and expects a problem; gives its detail.</summary>
    public async Task<string> ProblemAsync(int status, HttpMethod method, string path, object? body = null, Action<HttpRequestMessage>? spoil = null)
    {
        var answer = await CallAsync(method, path, body, spoil);
        Assert.True(status == answer.Status, $"{method} {path}: {answer.Status} {answer.Json}");
        Assert.Equal("application/problem+json", answer.Type);
        Assert.Equal(status, answer.Json.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(answer.Json.GetProperty("title").GetString()));
        return answer.Json.GetProperty("detail").GetString()!;
    }

    public sealed record Answer(int Status, HttpResponseHeaders Headers, string? Type, JsonElement Json);
}
