using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Operators;
using Pergola.Tests.Postgres;

namespace Pergola.Simulator.Tests.Serving;

/// <summary>Two processes of <c>pergola serve</c> on one PostgreSQL: every step of one user goes to the other node.</summary>
public sealed class TwoNodesTests
{
    [Fact]
    public async Task One_users_flow_goes_from_node_to_node()
    {
        await using var postgres = await PostgresServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var connection = await postgres.CreateDatabaseAsync("pergola", cancellationToken: TestContext.Current.CancellationToken);
        (string, string)[] environment = [("PERGOLA_POSTGRES", connection), ("PERGOLA__KeyRingKeys__0", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))];
        using var first = ServeProcess.Start(["serve", "--port", "0"], environment);
        using var second = ServeProcess.Start(["serve", "--port", "0"], environment);
        using var one = new HttpClient { BaseAddress = await first.ListeningAsync() };
        using var other = new HttpClient { BaseAddress = await second.ListeningAsync() };
        await using var host = await SampleHost.StartAsync();
        one.DefaultRequestHeaders.Authorization = other.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(connection));

        await SendAsync(one, "operator/v1/superapps", new { appKey = host.Registration.AppKey, appSecret = host.Registration.AppSecret, secretKey = host.Registration.SecretKey, serviceDomain = host.Registration.ServiceDomain });
        var program = await SendAsync(other, "operator/v1/programs", new { name = "Two nodes", superApp = SampleHost.AppKey });
        var (appId, secret) = (program.GetProperty("miniProgram").GetProperty("appId").GetString()!, program.GetProperty("appSecret").GetString()!);
        await GetAsync(one, $"operator/v1/programs/{appId}");

        var exchange = SampleHost.Exchange(appId, secret, await SampleHost.LoginAsync(one, appId)).OriginalString;
        var session = await GetAsync(other, exchange);
        var again = await GetAsync(one, exchange);
        Assert.Equal(40163, again.GetProperty("errcode").GetInt32());

        var accessToken = (await GetAsync(one, $"cgi-bin/token?grant_type=client_credential&appid={appId}&secret={secret}")).GetProperty("access_token").GetString()!;
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(session.GetProperty("session_key").GetString()!), Array.Empty<byte>()));
        var check = $"wxa/checksession?access_token={Uri.EscapeDataString(accessToken)}&openid={session.GetProperty("openid").GetString()}&signature={signature}&sig_method=hmac_sha256";
        Assert.Equal(0, (await GetAsync(other, check)).GetProperty("errcode").GetInt32());

        await SendAsync(other, "operator/v1/users/logout", new { superApp = SampleHost.AppKey, uid = SampleHost.Uid });
        Assert.NotEqual(0, (await GetAsync(one, check)).GetProperty("errcode").GetInt32());

        await first.TerminateAsync();
        await second.TerminateAsync();
        Assert.Equal(0, await first.EndAsync());
        Assert.Equal(0, await second.EndAsync());
    }

    private static async Task<string> TokenAsync(string connection)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPergolaPlatform().UsePostgres(connection);
        await using var provider = services.BuildServiceProvider();
        return (await provider.GetRequiredService<OperatorTokens>().AddAsync(new() { Name = "test", Rights = TokenRights.Write }, OperatorActor.CommandLine, TestContext.Current.CancellationToken)).Text;
    }

    private static async Task<JsonElement> SendAsync(HttpClient node, string path, object body)
    {
        using var answer = await node.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        return await JsonAsync(answer);
    }

    private static async Task<JsonElement> GetAsync(HttpClient node, string path)
    {
        using var answer = await node.GetAsync(path, TestContext.Current.CancellationToken);
        return await JsonAsync(answer);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}
