using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Endpoints;

/// <summary>Whatever is sent to an endpoint of the protocols: HTTP 200, a JSON object with an errcode, no fault in the log, no stack trace.</summary>
public sealed class EndpointFuzzTests(HostileInputTests.UnlimitedPlatform shared) : IClassFixture<HostileInputTests.UnlimitedPlatform>
{
    private const int Requests = 200;

    private static readonly string[] Protocols = ["/sns", "/cgi-bin", "/wxa", "/sdk", "/openserver"];

    private static readonly string[] Names =
    [
        "appid", "secret", "js_code", "grant_type", "access_token", "openid", "signature", "sig_method", "code", "uid", "level", "authCode", "kind", "ticket", "userInfo",
        "nickName", "withOpenId", "publicKey", "json_string", "json_signature", "",
    ];

    private static readonly string[] Values =
    [
        PlatformUnderTest.AppId, PlatformUnderTest.MiniProgramSecret, "authorization_code", "client_credential", "hmac_sha256", "v1", "v2", "v3", "alice", "unknown", "phone",
        "email", "2AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "3AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "{}", "{\"counter\":1}", "AAAA", "", " ", "\0", "\ud800", "\ufeff", "%00", "'--", "../..", "𝔘𝔫𝔦",
    ];

    private static readonly Gen<string> AnyValue = Gen.OneOf(Gen.Elements(Values), ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));

    private static readonly Gen<string> Query =
        (from name in Gen.Elements(Names) from value in AnyValue select $"{name}={Uri.EscapeDataString(Whole(value))}").ArrayOf().Select(pairs => string.Join('&', pairs.Take(8)));

    private static readonly Gen<string> Json = Gen.Sized(JsonOf);

    private static readonly Gen<byte[]> Body = Gen.OneOf(
        Json.Select(Encoding.UTF8.GetBytes), ObjectOf(3).Select(Encoding.UTF8.GetBytes), ObjectOf(0).Select(Encoding.UTF8.GetBytes), ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => bytes ?? []));

    [Fact]
    public async Task Arbitrary_queries_and_bodies_get_an_errcode_and_never_a_fault_at_every_endpoint()
    {
        var endpoints = Endpoints();
        Assert.True(endpoints.Count >= 21, $"{endpoints.Count} endpoints");
        foreach (var (method, path) in endpoints)
            await FuzzAsync(method, path);
    }

    private async Task FuzzAsync(string method, string path)
    {
        var platform = shared.Platform;
        var token = await platform.AccessTokenAsync();
        var requests = (from query in Query from body in Body select (query, body)).Sample(Requests, 30);

        var number = 0;
        foreach (var (query, body) in requests)
        {
            // Half of them come past the access token.
            using var request = new HttpRequestMessage(new HttpMethod(method), $"{path}?{(number % 2 == 0 ? $"access_token={token}&" : "")}{query}");
            if (method == "POST")
                request.Content = new ByteArrayContent(body);
            request.Headers.Add(SdkHeaders.AppKey, PlatformUnderTest.AppKey);
            number++;

            using var response = await platform.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            var sent = $"{request.RequestUri} {Encoding.UTF8.GetString(body)} -> {text}";
            Assert.True((int)response.StatusCode == 200, sent);
            using var answer = JsonDocument.Parse(text);
            Assert.True(answer.RootElement.ValueKind == JsonValueKind.Object && (answer.RootElement.TryGetProperty("errcode", out _) || answer.RootElement.TryGetProperty("access_token", out _)), sent);
            Assert.False(text.Contains("   at ", StringComparison.Ordinal) || text.Contains("Exception", StringComparison.Ordinal), sent);
            Assert.False(text.Contains("unexpected fault", StringComparison.Ordinal), sent);
        }

        Assert.DoesNotContain(platform.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    /// <summary>Whatever is mapped, so that a new endpoint is fuzzed by itself.</summary>
    private IReadOnlyList<(string Method, string Path)> Endpoints() =>
    [
        .. shared.Platform.App.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => Protocols.Any(prefix => endpoint.RoutePattern.RawText!.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(endpoint => (endpoint.Metadata.GetRequiredMetadata<EndpointTraits>().Method, endpoint.RoutePattern.RawText!)),
    ];

    /// <summary>A URI cannot carry half a character.</summary>
    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static Gen<string> JsonOf(int size) => size <= 1
        ? Gen.OneOf(AnyValue.Select(Quoted), Gen.Elements("null", "true", "1", "-1e999", "123456789012345678901234567890", "0.1", "\"\\ud800\"", "nul", ","))
        : Gen.OneOf(AnyValue.Select(Quoted), ObjectOf(size / 2), JsonOf(size / 2).ArrayOf().Select(items => $"[{string.Join(',', items.Take(4))}]"));

    private static Gen<string> ObjectOf(int size) =>
        (from name in Gen.Elements(Names) from value in JsonOf(Math.Min(size, 4)) select $"{Quoted(name)}:{value}").ArrayOf().Select(fields => $"{{{string.Join(',', fields.Take(8))}}}");

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
