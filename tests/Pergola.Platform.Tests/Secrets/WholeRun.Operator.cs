using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Pergola.Platform.Tests.Endpoints.Operator;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Secrets;

/// <summary>An operator's part of the run.</summary>
internal sealed partial class WholeRun
{
    private const string OperatorPrefix = "/operator/v1";

    // What no other part of the run uses: its secrets may change at any time.
    private const string OwnAppKey = "app-own";
    private const string OwnAppId = "mpown000000000000";

    private OperatorApi api = null!;
    private string operatorToken = "";

    /// <summary>Adds, rotates, brings secrets along, looks at everything, and is refused.</summary>
    private async Task AsOperatorAsync()
    {
        (api, operatorToken) = await OperatorApi.WithTokenTextAsync(platform);
        Know("an operator's token", operatorToken);
        await MakeAnewAsync();
        await BringAlongAsync();
        await UseRotatedSecretsAsync();
        await UseTokensAsync();
        foreach (var path in new[]
        {
            "/superapps", $"/superapps/{PlatformUnderTest.AppKey}", "/teams", "/programs", $"/programs/{App}", $"/programs/{App}/templates",
            $"/sessions?appid={App}&uid=alice", "/refused-codes", "/audit", "/tokens",
        })
            await api.CallAsync(HttpMethod.Get, path);
    }

    private async Task MakeAnewAsync()
    {
        var superApp = await api.ExpectAsync(201, HttpMethod.Post, "/superapps", new { serviceDomain = "https://superapp.example.com" });
        KnowIssued(superApp, "appSecret", "secretKey");
        var appKey = superApp.GetProperty("superApp").GetProperty("appKey").GetString();
        KnowIssued(await api.ExpectAsync(200, HttpMethod.Post, $"/superapps/{appKey}/secrets", new { appSecret = true, secretKey = true }), "appSecret", "secretKey");
        var program = await api.ExpectAsync(201, HttpMethod.Post, "/programs", new { name = "Another", superApp = appKey });
        KnowIssued(program, "appSecret");
        var appId = program.GetProperty("miniProgram").GetProperty("appId").GetString();
        KnowIssued(await api.ExpectAsync(200, HttpMethod.Post, $"/programs/{appId}/secret", new { }), "appSecret");
    }

    private async Task BringAlongAsync()
    {
        var own = new { appSecret = Know("a secret that an operator brought", "brought-along-0123456789"), secretKey = Know("a SecretKey that an operator brought", "fedcba9876543210fedcba9876543210") };
        await api.ExpectAsync(201, HttpMethod.Post, "/superapps", new { appKey = OwnAppKey, serviceDomain = "https://superapp.example.com", own.appSecret, own.secretKey });
        await api.ExpectAsync(201, HttpMethod.Post, "/programs", new { appId = OwnAppId, name = "Own", superApp = OwnAppKey, own.appSecret });
        foreach (var wrong in new[] { "too-short", "a SecretKey of a length that there is not" })
        {
            Know("a wrong secret", wrong);
            await api.CallAsync(HttpMethod.Post, "/superapps", new { serviceDomain = "https://superapp.example.com", appSecret = wrong, secretKey = wrong });
            await api.CallAsync(HttpMethod.Post, "/programs", new { name = "Own", appSecret = wrong });
            await api.CallAsync(HttpMethod.Post, "/programs", $$"""{"name":"Own","appSecret":["{{wrong}}"]}""");
            await api.CallAsync(HttpMethod.Post, "/programs", $$"""{"name":"Own","appSecret":"{{wrong}}",{{wrong}}""");
        }
    }

    private async Task UseRotatedSecretsAsync()
    {
        var program = await api.ExpectAsync(200, HttpMethod.Post, $"/programs/{App}/secret", new { oldGoodForMinutes = 10_080 });
        KnowIssued(program, "appSecret");
        var token = await platform.GetAsync($"/cgi-bin/token?appid={App}&secret={program.GetProperty("appSecret").GetString()}&grant_type=client_credential");
        Know("a token for a new secret", token.GetProperty("access_token").GetString()!);
        var superApp = await api.ExpectAsync(200, HttpMethod.Post, $"/superapps/{PlatformUnderTest.AppKey}/secrets", new { appSecret = true });
        KnowIssued(superApp, "appSecret");
        var host = new SdkHost(platform.Client, PlatformUnderTest.AppKey, superApp.GetProperty("appSecret").GetString()!, platform.Time);
        Know("a code for a new secret", await host.CodeAsync());
    }

    private async Task UseTokensAsync()
    {
        var issued = await api.ExpectAsync(201, HttpMethod.Post, "/tokens", new { name = "ben", rights = "read" });
        var reader = new OperatorApi(platform, Know("a reader's token", issued.GetProperty("text").GetString()!));
        await reader.ExpectAsync(200, HttpMethod.Get, "/tokens");
        await reader.ProblemAsync(403, HttpMethod.Post, "/users/logout", new { });
        await api.ExpectAsync(204, HttpMethod.Delete, "/tokens/ben");
        await reader.ProblemAsync(401, HttpMethod.Get, "/tokens");
        await new OperatorApi(platform, operatorToken + "x").ProblemAsync(401, HttpMethod.Get, "/tokens");
    }

    /// <summary>As <see cref="EveryEndpointWithSecretsInWrongPlacesAsync"/>, past the gate.</summary>
    private async Task AsOperatorInWrongPlacesAsync(string pathAndQuery, string content)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post, HttpMethod.Patch })
        {
            using var request = new HttpRequestMessage(method, pathAndQuery);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", operatorToken);
            if (method != HttpMethod.Get)
                request.Content = new StringContent(content, Encoding.UTF8, "application/json");
            using var response = await platform.Client.SendAsync(request);
            await response.Content.ReadAsStringAsync();
        }
    }

    private void KnowIssued(JsonElement answer, params string[] names)
    {
        foreach (var name in names)
            Know($"an issued {name}", answer.GetProperty(name).GetString()!);
    }
}
