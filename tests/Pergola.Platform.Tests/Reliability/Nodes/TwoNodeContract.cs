using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pergola.Platform.Registry;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Reliability.Nodes;

/// <summary>Two nodes on one store serve one user in turn: neither remembers anything that the other does not know.</summary>
public abstract class TwoNodeContract : IAsyncLifetime
{
    private const string AppId = PlatformUnderTest.AppId;
    private static readonly TimeSpan RefreshLimit = TimeSpan.FromSeconds(10);
    private PlatformUnderTest a = null!;
    private PlatformUnderTest b = null!;

    public async ValueTask InitializeAsync() => (a, b) = (await StartNodeAsync(), await StartNodeAsync());

    public async ValueTask DisposeAsync()
    {
        await a.DisposeAsync();
        await b.DisposeAsync();
        await StopStoreAsync();
    }

    /// <summary>One more node on the store of this test.</summary>
    internal abstract Task<PlatformUnderTest> StartNodeAsync();

    internal abstract ValueTask StopStoreAsync();

    [Theory]
    [InlineData("v2")]
    [InlineData("v3")]
    public async Task One_users_flow_is_served_by_two_nodes_in_turn(string level)
    {
        var code = level == "v2" ? await a.Host.CodeAsync() : await a.Host.CodeV3Async();
        var session = await b.RedeemAsync(code);
        Assert.Equal(0, await CheckKeyAsync(a, session, tokenFrom: b));
        Assert.Equal(0, await CheckSessionAsync(a));

        var preview = await a.Host.PostAsync(SdkPaths.PreviewContact, new { appid = AppId, level = "v2", uid = "alice", kind = "phone" });
        var issued = await b.Host.PostAsync(SdkPaths.ContactCode, new { appid = AppId, uid = "alice", kind = "phone", ticket = preview.GetProperty("ticket").GetString() });
        var phone = await a.PostAsync("/wxa/business/getuserphonenumber", new { code = issued.GetProperty("code").GetString() });
        Assert.Equal("15812342850", phone.GetProperty("phone_info").GetProperty("phoneNumber").GetString());

        var unused = await a.Host.CodeAsync();
        Assert.Equal(0, ErrCode(await b.Host.PostAsync(SdkPaths.Logout, new { uid = "alice" })));
        Assert.NotEqual(0, await CheckSessionAsync(a));
        Assert.Equal(87007, await CheckKeyAsync(a, session, tokenFrom: a));
        Assert.Equal(40163, ErrCode(await a.RedeemAsync(code)));
        Assert.Equal(40029, ErrCode(await a.RedeemAsync(unused)));
    }

    [Fact]
    public async Task A_code_that_both_nodes_redeem_at_once_is_good_at_one()
    {
        for (var i = 0; i < 20; i++)
        {
            var code = await a.Host.CodeAsync();

            var answers = await Task.WhenAll(new[] { a, b, a, b }.Select(node => Task.Run(() => node.RedeemAsync(code))));

            Assert.True(
                answers.Select(answer => answer.TryGetProperty("session_key", out _) ? 0 : ErrCode(answer)).Order().SequenceEqual([0, 40163, 40163, 40163]),
                string.Join('\n', answers.Select(answer => answer.GetRawText()).Concat(a.Log.Lines).Concat(b.Log.Lines).Where(line => line.Contains("failed", StringComparison.Ordinal) || line.StartsWith('{'))));
        }
    }

    [Fact]
    public async Task An_attempt_whose_answer_was_lost_at_one_node_is_answered_by_the_other()
    {
        var code = await a.Host.CodeAsync();
        var lost = await RedeemAsync(a, code, attempt: "attempt-0123456789");

        var again = await RedeemAsync(b, code, attempt: "attempt-0123456789");
        var replay = await RedeemAsync(b, code, attempt: "another-0123456789");

        Assert.Equal(lost.GetProperty("session_key").GetString(), again.GetProperty("session_key").GetString());
        Assert.Equal(40163, ErrCode(replay));
    }

    [Fact]
    public async Task A_nonce_that_was_used_at_one_node_is_refused_at_the_other()
    {
        var body = new { appid = AppId, level = "v2", uid = "alice" };
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        Assert.Equal(0, ErrCode(await a.Host.LoginAsync(body, sent =>
        {
            foreach (var name in new[] { SdkHeaders.Timestamp, SdkHeaders.Nonce, SdkHeaders.Signature })
                headers[name] = sent.Headers.GetValues(name).Single();
        })));

        var replay = await b.Host.LoginAsync(body, sent =>
        {
            foreach (var (name, value) in headers)
            {
                sent.Headers.Remove(name);
                sent.Headers.Add(name, value);
            }
        });

        Assert.NotEqual(0, ErrCode(replay));
        Assert.Contains("nonce was used before", replay.GetProperty("debug").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mini_program_that_is_registered_at_one_node_is_soon_served_by_the_other()
    {
        const string New = "mpnew000000000000";
        await a.Registry.PutMiniProgramAsync(new MiniProgramRegistration { AppId = New, AppSecret = PlatformUnderTest.MiniProgramSecret, Team = "team-a", Name = "New" });

        using var limit = new CancellationTokenSource(RefreshLimit);
        while (b.Registry.FindMiniProgram(New) is null)
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);

        var session = await a.RedeemAsync(await b.Host.CodeAsync(appId: New), New);
        Assert.NotEqual("", session.GetProperty("session_key").GetString());
    }

    private static int ErrCode(JsonElement answer) => answer.GetProperty("errcode").GetInt32();

    private static async Task<int> CheckSessionAsync(PlatformUnderTest node) => ErrCode(await node.Host.PostAsync(SdkPaths.CheckSession, new { appid = AppId, uid = "alice" }));

    private static async Task<int> CheckKeyAsync(PlatformUnderTest node, JsonElement session, PlatformUnderTest tokenFrom)
    {
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(session.GetProperty("session_key").GetString()!), Array.Empty<byte>()));
        return ErrCode(await node.GetAsync(
            $"/wxa/checksession?access_token={await tokenFrom.AccessTokenAsync()}&openid={session.GetProperty("openid").GetString()}&signature={signature}&sig_method=hmac_sha256"));
    }

    private static async Task<JsonElement> RedeemAsync(PlatformUnderTest node, string code, string attempt)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"/sns/jscode2session?appid={AppId}&secret={PlatformUnderTest.MiniProgramSecret}&js_code={code}&grant_type=authorization_code");
        request.Headers.Add("Idempotency-Key", attempt);
        using var response = await node.Client.SendAsync(request);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
