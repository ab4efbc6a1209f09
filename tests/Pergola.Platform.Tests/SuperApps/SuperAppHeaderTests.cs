using System.Security.Cryptography;
using System.Text;
using Pergola.Platform.Registry;
using Pergola.Platform.SuperApps;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol;

namespace Pergola.Platform.Tests.SuperApps;

public sealed class SuperAppHeaderTests
{
    /// <summary>Computed with OpenSSL: <c>printf 1767225600000 | openssl enc -aes-256-ecb -K ... | xxd -p</c>, and -cbc with the first 16 bytes as -iv.</summary>
    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef", "Ecb", "0118a741d39c59e24be6ae7b35e7dacc")]
    [InlineData("0123456789abcdef0123456789abcdef", "Cbc", "ec639f45badc386fff091b9a9c5cf0e1")]
    [InlineData("0123456789abcdef", "Ecb", "e45a9c4f6488a075e8bcd55b47e7152e")]
    public void TC_Signature_is_the_timestamp_under_AES_with_the_SecretKey(string secretKey, string cipher, string expected)
    {
        Assert.Equal(expected, UserCallHeaders.Encrypt(Encoding.UTF8.GetBytes(secretKey), "1767225600000", Enum.Parse<TimestampCipher>(cipher)));
    }

    [Fact]
    public async Task CheckUser_carries_the_documents_headers_and_ours()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var openId = (await platform.RedeemAsync(await platform.Host.CodeAsync())).GetProperty("openid").GetString()!;

        var (path, body, headers) = platform.SuperAppServer.Requests.Single();
        var key = Encoding.UTF8.GetBytes(PlatformUnderTest.SecretKey);
        var timestamp = headers["TC-Timestamp"];

        Assert.Equal("/prefix/user/checkUser", path);
        Assert.Equal(platform.Time.Now.ToUnixTimeMilliseconds().ToString(), timestamp);
        Assert.Equal(timestamp, Decrypt(headers["TC-Signature"], key));
        Assert.Equal(openId, Decrypt(headers["TC-OpenId"], key));
        Assert.Equal(PlatformUnderTest.AppId, Decrypt(headers["TC-MiniAppID"], key));
        Assert.Equal(
            Convert.ToBase64String(HMACSHA256.HashData(key, SignedText.OfPost("/user/checkUser", timestamp, headers["Pergola-Nonce"], Encoding.UTF8.GetBytes(body)))),
            headers["Pergola-Body-Signature"]);
    }

    [Fact]
    public async Task The_exchange_carries_Jakarta_time_and_an_RSA_signature_of_the_registered_key()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        await platform.RedeemAsync(await platform.Host.CodeV3Async());

        var headers = platform.SuperAppServer.Requests.Single().Headers;
        using var key = RSA.Create();
        key.ImportFromPem(platform.SuperApp.ExchangePublicKeyPem);

        Assert.Equal("2026-01-31T08:00:00+07:00", headers["X-TIMESTAMP"]);
        Assert.Equal(PlatformUnderTest.AppKey, headers["X-CLIENT-KEY"]);
        Assert.True(key.VerifyData(
            Encoding.UTF8.GetBytes("app-1234567890|2026-01-31T08:00:00+07:00"), Convert.FromBase64String(headers["X-SIGNATURE"]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Theory]
    [InlineData("""{"responseCode":"2007400","userId":"u"}""", "u")]
    [InlineData("""{"responseCode":"2007400","additionalInfo":{"userId":"u"}}""", "u")]
    [InlineData("""{"returnCode":"0","data":{"accountId":"u","accessToken":"t"}}""", "u")]
    [InlineData("""{"responseCode":"2007400","userId":7}""", "7")]
    [InlineData("""{"responseCode":"4007400","responseMessage":"no"}""", null)]
    public void The_exchanges_answer_is_read_tolerantly(string answer, string? userId)
    {
        using var json = System.Text.Json.JsonDocument.Parse(answer);

        Assert.Equal(userId, SuperAppAnswers.Exchanged(json.RootElement)?.Uid);
    }

    [Theory]
    [InlineData("""{"responseCode":"2007400"}""")]
    [InlineData("""{"responseCode":"4017400"}""")]
    [InlineData("""{"responseCode":"5007400"}""")]
    [InlineData("""{"returnCode":"17"}""")]
    [InlineData("{}")]
    public void An_answer_that_says_nothing_about_the_auth_code_is_a_fault(string answer)
    {
        using var json = System.Text.Json.JsonDocument.Parse(answer);

        Assert.Same(PlatformError.System, Assert.Throws<PlatformException>(() => SuperAppAnswers.Exchanged(json.RootElement)).Error);
    }

    private static string Decrypt(string hex, byte[] key)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return Encoding.UTF8.GetString(aes.DecryptEcb(Convert.FromHexString(hex), PaddingMode.PKCS7));
    }
}
