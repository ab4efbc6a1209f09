using System.Text;
using System.Text.Json;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Endpoints;

public sealed class HostileInputTests(HostileInputTests.UnlimitedPlatform shared) : IClassFixture<HostileInputTests.UnlimitedPlatform>
{
    private const string Good = $"appid={PlatformUnderTest.AppId}&secret={PlatformUnderTest.MiniProgramSecret}&grant_type=authorization_code";

    private static readonly string Long = new('x', 4_000);

    [Theory]
    [InlineData("""{"appid":"mpyzxqg4o9yzw5px","level":"v2","uid":"alice","uid":"bob"}""")]
    [InlineData("""{"appid":"mpyzxqg4o9yzw5px","appid":"mpyzxqg4o9yzw5px","level":"v2","uid":"alice"}""")]
    [InlineData("""{"appid":null,"level":"v2","uid":"alice"}""")]
    [InlineData("""{"appid":"mpyzxqg4o9yzw5px","level":null,"uid":"alice"}""")]
    [InlineData("""{"appid":"mpyzxqg4o9yzw5px","level":"v2","uid":"alice\ud800"}""")]
    [InlineData("""{"appid":"mpyzxqg4o9yzw5px","level":"v2","uid":{"a":1}}""")]
    [InlineData("""{"appid":1e999,"level":"v2","uid":"alice"}""")]
    [InlineData("""[{"appid":"mpyzxqg4o9yzw5px"}]""")]
    [InlineData("")]
    public async Task A_body_that_can_be_read_in_two_ways_or_in_none_is_10002(string body) =>
        Assert.Equal(10002, ErrCode(await PostAsync(SdkPaths.Login, Encoding.UTF8.GetBytes(body))));

    [Theory]
    [InlineData(31, 0)]
    [InlineData(33, 10002)]
    [InlineData(30_000, 10002)]
    public async Task A_body_is_at_most_32_deep(int depth, int errcode)
    {
        var deep = new string('[', depth) + new string(']', depth);

        var answer = await PostAsync(SdkPaths.Login, Encoding.UTF8.GetBytes($$"""{"appid":"{{PlatformUnderTest.AppId}}","level":"v2","uid":"alice","more":{{deep}}}"""));

        Assert.Equal(errcode, ErrCode(answer));
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_10002() =>
        Assert.Equal(10002, ErrCode(await PostAsync(SdkPaths.Login, [.. "{\"appid\":\""u8, 0xff, 0xfe, .. "\",\"level\":\"v2\"}"u8])));

    [Fact]
    public async Task A_body_of_exactly_64_kilobytes_is_read_and_a_longer_one_is_not()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"appid":"{{PlatformUnderTest.AppId}}","level":"v2","uid":"alice"}""".PadRight(64 * 1024));

        Assert.Equal(0, ErrCode(await PostAsync(SdkPaths.Login, body)));
        Assert.Equal(10002, ErrCode(await PostAsync(SdkPaths.Login, [.. body, (byte)' '])));
        Assert.Equal(10002, ErrCode(await PostAsync(SdkPaths.Login, [.. body, (byte)' '], chunked: true)));
    }

    [Theory]
    [InlineData("/sns/jscode2session?appid=a&appid=b")]
    [InlineData("/sns/jscode2session?" + Good + "&js_code=1&JS_CODE=2")]
    [InlineData("/cgi-bin/token?" + Good + "&secret=" + PlatformUnderTest.MiniProgramSecret)]
    [InlineData("/wxa/checksession?access_token=a&access_token=b")]
    public async Task A_parameter_that_is_given_twice_is_10002(string path)
    {
        foreach (var prefix in new[] { "", "/openserver" })
        {
            var answer = await shared.Platform.GetAsync(prefix + path);

            Assert.Equal(10002, ErrCode(answer));
            Assert.Equal("a parameter of the query is given twice", answer.GetProperty("debug").GetString());
        }
    }

    [Fact]
    public async Task Texts_that_are_too_long_are_what_a_wrong_one_would_be()
    {
        var platform = shared.Platform;
        var token = await platform.AccessTokenAsync();

        Assert.Equal(40013, ErrCode(await platform.GetAsync($"/cgi-bin/token?appid={Long}&secret={PlatformUnderTest.MiniProgramSecret}&grant_type=client_credential")));
        Assert.Equal(40125, ErrCode(await platform.GetAsync($"/cgi-bin/token?appid={PlatformUnderTest.AppId}&secret={Long}&grant_type=client_credential")));
        Assert.Equal(40029, ErrCode(await platform.GetAsync($"/sns/jscode2session?{Good}&js_code={Long}")));
        Assert.Equal(40001, ErrCode(await platform.GetAsync($"/wxa/checksession?access_token={Long}")));
        Assert.Equal(40003, ErrCode(await platform.GetAsync($"/wxa/checksession?access_token={token}&openid={Long}&signature=a&sig_method=hmac_sha256")));
        Assert.Equal(87009, ErrCode(await platform.GetAsync($"/wxa/checksession?access_token={token}&openid=o&signature={Long}&sig_method=hmac_sha256")));
        Assert.Equal(40003, ErrCode(await platform.PostAsync("/cgi-bin/soter/verify_signature", new { openid = Long, json_string = "{}", json_signature = "a" })));
        Assert.Equal(40029, ErrCode(await platform.PostAsync("/wxa/business/getuserphonenumber", new { code = Long })));
        Assert.Equal(40015, ErrCode(await platform.Host.LoginAsync(new { appid = PlatformUnderTest.AppId, level = "v2", uid = Long })));
        Assert.Equal(40013, ErrCode(await platform.Host.LoginAsync(new { appid = Long, level = "v2", uid = "alice" })));
        Assert.Equal(40029, ErrCode(await platform.Host.LoginAsync(new { appid = PlatformUnderTest.AppId, level = "v3", authCode = Long })));
        Assert.Equal(40029, ErrCode(await platform.Host.PostAsync(SdkPaths.ContactCode, new { appid = PlatformUnderTest.AppId, uid = "alice", kind = "phone", ticket = Long })));
        Assert.Equal(40001, ErrCode(await platform.Host.LoginAsync(new { }, request =>
        {
            request.Headers.Remove(SdkHeaders.Signature);
            request.Headers.Add(SdkHeaders.Signature, Convert.ToBase64String(new byte[3_000]));
        })));
    }

    [Fact]
    public async Task A_superapp_servers_answer_that_says_a_thing_twice_names_nobody()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        platform.SuperAppServer.Exchange = (_, _) => Task.FromResult("""{"responseCode":"2007400","accessToken":"t","userId":"alice","userId":"bob"}""");

        var answer = await platform.RedeemAsync(await platform.Host.CodeV3Async());

        Assert.Equal(-1, ErrCode(answer));
    }

    [Fact]
    public async Task A_secret_that_is_wrong_at_the_first_or_the_last_character_gets_the_same_answer()
    {
        var secret = PlatformUnderTest.MiniProgramSecret;
        var answers = new List<string>();
        foreach (var wrong in new[] { "x" + secret[1..], secret[..^1] + "x", secret + "x", "x" })
        {
            var answer = await shared.Platform.GetAsync($"/openserver/cgi-bin/token?appid={PlatformUnderTest.AppId}&secret={wrong}&grant_type=client_credential");
            answers.Add($"{answer.GetProperty("errcode")} {answer.GetProperty("errmsg")} {answer.GetProperty("debug")}");
        }

        Assert.Single(answers.Distinct(StringComparer.Ordinal));
    }

    private async Task<JsonElement> PostAsync(string path, byte[] body, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Headers.Add(SdkHeaders.AppKey, PlatformUnderTest.AppKey);
        request.Headers.TransferEncodingChunked = chunked;
        return await shared.Platform.Host.SendAsync(request);
    }

    private static int ErrCode(JsonElement answer) => answer.TryGetProperty("errcode", out var code) ? code.GetInt32() : 0;

    /// <summary>A platform that trusts bare user ids, so that a hostile body needs no signature, and that limits nothing.</summary>
    public sealed class UnlimitedPlatform : IAsyncLifetime
    {
        internal PlatformUnderTest Platform { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Platform = await PlatformUnderTest.StartAsync(trustBareUids: true, configure: options => options.Limits.Off());

        public ValueTask DisposeAsync() => Platform.DisposeAsync();
    }
}
