using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;
using Pergola.Protocol.Soter;

namespace Pergola.Platform.Tests.Endpoints;

public sealed class VerifySoterSignatureTests : IAsyncLifetime, IDisposable
{
    private const string Path = "/cgi-bin/soter/verify_signature";

    private readonly RSA key = RSA.Create(2048);
    private PlatformUnderTest platform = null!;
    private string openId = "";

    public async ValueTask InitializeAsync()
    {
        platform = await PlatformUnderTest.StartAsync();
        openId = (await platform.RedeemAsync(await platform.Host.CodeAsync())).GetProperty("openid").GetString()!;
    }

    [Theory]
    [InlineData("")]
    [InlineData("/openserver")]
    public async Task A_result_signed_by_the_users_key_is_good(string prefix)
    {
        await RegisterAsync(key);

        var answer = await VerifyAsync(Result(1), prefix: prefix);

        Assert.Equal(0, answer.GetProperty("errcode").GetInt32());
        Assert.Equal("ok", answer.GetProperty("errmsg").GetString());
        Assert.True(answer.GetProperty("is_ok").GetBoolean());
        Assert.Equal(prefix.Length > 0, answer.TryGetProperty("requestId", out _));
    }

    [Fact]
    public async Task A_result_is_good_once_and_an_older_one_never_after_it()
    {
        await RegisterAsync(key);

        Assert.True(IsOk(await VerifyAsync(Result(5))));
        Assert.False(IsOk(await VerifyAsync(Result(5))));
        Assert.False(IsOk(await VerifyAsync(Result(4))));
        Assert.True(IsOk(await VerifyAsync(Result(6))));
    }

    [Fact]
    public async Task Registering_a_key_again_does_not_forget_its_counter()
    {
        await RegisterAsync(key);
        Assert.True(IsOk(await VerifyAsync(Result(5))));

        await RegisterAsync(key);

        Assert.False(IsOk(await VerifyAsync(Result(5))));
    }

    [Fact]
    public async Task Sixteen_at_once_with_one_result_are_good_once()
    {
        await RegisterAsync(key);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => VerifyAsync(Result(1))));

        Assert.Single(answers, IsOk);
    }

    [Fact]
    public async Task Each_device_of_the_user_has_its_key_and_its_counter()
    {
        using var phone = RSA.Create(2048);
        await RegisterAsync(key);
        await RegisterAsync(phone);

        Assert.True(IsOk(await VerifyAsync(Result(7), key)));
        Assert.True(IsOk(await VerifyAsync(Result(1), phone)));
    }

    [Fact]
    public async Task Of_more_than_ten_keys_the_oldest_is_forgotten()
    {
        await RegisterAsync(key);
        for (var i = 0; i < 10; i++)
        {
            using var newer = RSA.Create(2048);
            await RegisterAsync(newer);
        }

        Assert.False(IsOk(await VerifyAsync(Result(1))));
    }

    [Fact]
    public async Task Another_users_and_another_mini_programs_key_do_not_count()
    {
        await RegisterAsync(key, uid: "bob");
        await RegisterAsync(key, appId: PlatformUnderTest.SiblingAppId);

        Assert.False(IsOk(await VerifyAsync(Result(1))));
    }

    [Theory]
    [InlineData("""{"raw":"challenge"}""")]
    [InlineData("""{"raw":"challenge","counter":"1"}""")]
    [InlineData("""{"raw":"challenge","counter":-1}""")]
    [InlineData("""{"raw":"challenge","counter":1.5}""")]
    [InlineData("[1]")]
    [InlineData("no json")]
    public async Task A_result_without_a_counter_is_not_good(string json)
    {
        await RegisterAsync(key);

        Assert.False(IsOk(await VerifyAsync(json)));
    }

    [Fact]
    public async Task A_changed_result_and_a_signature_of_another_kind_are_not_good()
    {
        await RegisterAsync(key);
        var json = Encoding.UTF8.GetBytes(Result(1));

        Assert.False(IsOk(await PostAsync(Result(2), SoterSignature.Sign(key, json))));
        Assert.False(IsOk(await PostAsync(Result(1), key.SignData(json, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))));
        Assert.False(IsOk(await PostAsync(Result(1), [])));
        Assert.True(IsOk(await VerifyAsync(Result(1))));
    }

    [Theory]
    [InlineData("""{"json_string":"{}","json_signature":"AA=="}""", 40003)]
    [InlineData("""{"openid":"o","json_signature":"AA=="}""", 47001)]
    [InlineData("""{"openid":"o","json_string":"{}"}""", 47001)]
    [InlineData("not json", 10002)]
    public async Task Each_fault_of_a_request_has_its_errcode(string body, int errcode)
    {
        using var content = new StringContent(body);
        using var response = await platform.Client.PostAsync(
            new Uri($"{Path}?access_token={await platform.AccessTokenAsync()}", UriKind.Relative), content, TestContext.Current.CancellationToken);

        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(errcode, answer.RootElement.GetProperty("errcode").GetInt32());
        Assert.False(answer.RootElement.TryGetProperty("is_ok", out _));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task What_is_no_key_is_not_registered(string publicKey)
    {
        var answer = await platform.Host.PostAsync(SdkPaths.SoterKey, new { appid = PlatformUnderTest.AppId, uid = "alice", publicKey });

        Assert.Equal(10002, answer.GetProperty("errcode").GetInt32());
    }

    public void Dispose() => key.Dispose();

    public ValueTask DisposeAsync() => platform.DisposeAsync();

    private static string Result(int counter) => $$"""{"raw":"challenge","fid":"f","counter":{{counter}},"tee_n":"t","uid":"u"}""";

    private static bool IsOk(JsonElement answer) => answer.GetProperty("is_ok").GetBoolean();

    private async Task RegisterAsync(RSA of, string uid = "alice", string appId = PlatformUnderTest.AppId)
    {
        var answer = await platform.Host.PostAsync(
            SdkPaths.SoterKey, new { appid = appId, uid, publicKey = Convert.ToBase64String(of.ExportSubjectPublicKeyInfo()) });
        Assert.Equal(0, answer.GetProperty("errcode").GetInt32());
    }

    private Task<JsonElement> VerifyAsync(string json, RSA? signer = null, string prefix = "") =>
        PostAsync(json, SoterSignature.Sign(signer ?? key, Encoding.UTF8.GetBytes(json)), prefix);

    private Task<JsonElement> PostAsync(string json, byte[] signature, string prefix = "") =>
        platform.PostAsync(prefix + Path, new { openid = openId, json_string = json, json_signature = signature.Length == 0 ? "!" : Convert.ToBase64String(signature) });
}
