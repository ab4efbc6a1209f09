using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pergola.SuperApp.Tests.Hosting;

namespace Pergola.SuperApp.Tests.Endpoints;

/// <summary>The <c>/user/get*</c> calls of page 67644.</summary>
public sealed class UserDataTests
{
    [Theory]
    [InlineData("/user/getUserNick", "alice", "Alice")]
    [InlineData("/user/getUserAvatar", "alice", "https://cdn.example.com/alice.png")]
    [InlineData("/user/getUserAvatar", "bob", "")]
    public async Task Nickname_and_avatar_are_given_as_they_are(string path, string userId, string value)
    {
        await using var server = SuperAppServerUnderTest.Start();

        var (status, answer) = await server.UserCallAsync(path, $$"""{"userId":"{{userId}}"}""");

        Assert.Equal(200, status);
        Assert.Equal("0", answer.GetProperty("returnCode").GetString());
        Assert.Equal(value, answer.GetProperty("data").GetString());
        Assert.NotEqual("", answer.GetProperty("requestId").GetString());
    }

    [Theory]
    [InlineData("phone", "+86158****2850", "/user/getUserPhoneNumber", "+8615812342850")]
    [InlineData("email", "al****ce@example.com", "/user/getUserEmail", "alice@example.com")]
    public async Task A_temporary_code_becomes_the_encrypted_value_once(string type, string masked, string path, string value)
    {
        await using var server = SuperAppServerUnderTest.Start();

        var (_, preview) = await server.UserCallAsync("/user/getUserInfoTemporaryCode", $$"""{"type":"{{type}}","userId":"alice"}""");
        var code = preview.GetProperty("data").GetProperty("code").GetString()!;
        var (_, answer) = await RedeemAsync(server, path, code, "exchange-1");
        var (_, repeated) = await RedeemAsync(server, path, code, "exchange-1");
        var (_, replay) = await RedeemAsync(server, path, code, "exchange-2");

        Assert.Equal(masked, preview.GetProperty("data").GetProperty("data").GetString());
        Assert.Equal(value, Decrypt(answer.GetProperty("data").GetString()!));
        Assert.Equal(answer.GetProperty("data").GetString(), repeated.GetProperty("data").GetString());
        Assert.Equal("40029", replay.GetProperty("returnCode").GetString());
        Assert.False(replay.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task A_temporary_code_lives_ten_minutes_and_is_of_its_user_and_type_alone()
    {
        await using var server = SuperAppServerUnderTest.Start();
        var (_, preview) = await server.UserCallAsync("/user/getUserInfoTemporaryCode", """{"type":"phone","userId":"alice"}""");
        var code = preview.GetProperty("data").GetProperty("code").GetString()!;

        Assert.Equal("40029", ReturnCode(await RedeemAsync(server, "/user/getUserEmail", code, "e")));
        server.Time.Move(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        Assert.Equal("0", ReturnCode(await RedeemAsync(server, "/user/getUserPhoneNumber", code, "e")));
        server.Time.Move(TimeSpan.FromMilliseconds(1));
        Assert.Equal("40029", ReturnCode(await RedeemAsync(server, "/user/getUserPhoneNumber", code, "e")));
    }

    [Theory]
    [InlineData("/user/getUserInfoTemporaryCode", """{"type":"phone","userId":"bob"}""", "200000")]
    [InlineData("/user/getUserInfoTemporaryCode", """{"type":"fax","userId":"alice"}""", "10002")]
    [InlineData("/user/getUserInfoTemporaryCode", """{"type":"phone","userId":"nobody"}""", "40015")]
    [InlineData("/user/getUserPhoneNumber", """{"temporaryCode":"c","userId":"bob"}""", "200000")]
    [InlineData("/user/getUserPhoneNumber", """{"temporaryCode":"c","userId":"alice"}""", "40029")]
    [InlineData("/user/getUserPhoneNumber", """{"userId":"alice"}""", "40029")]
    [InlineData("/user/getUserEmail", """{"temporaryCode":"c","userId":"nobody"}""", "40015")]
    [InlineData("/user/getUserNick", """{"userId":"nobody"}""", "40015")]
    [InlineData("/user/getUserNick", "{}", "40015")]
    [InlineData("/user/getUserAvatar", "no json", "10002")]
    [InlineData("/user/checkUser", "{}", "10002")]
    public async Task What_cannot_be_answered_has_its_return_code_and_no_data(string path, string body, string returnCode)
    {
        await using var server = SuperAppServerUnderTest.Start();

        var answer = await server.UserCallAsync(path, body);

        Assert.Equal(returnCode, ReturnCode(answer));
        Assert.False(answer.Answer.TryGetProperty("data", out var data) && data.ValueKind != JsonValueKind.False);
    }

    [Theory]
    [InlineData("/user/getUserInfoTemporaryCode", """{"type":"phone","userId":"alice"}""")]
    [InlineData("/user/getUserPhoneNumber", """{"temporaryCode":"c","userId":"alice"}""")]
    [InlineData("/user/getUserEmail", """{"temporaryCode":"c","userId":"alice"}""")]
    [InlineData("/user/getUserNick", """{"userId":"alice"}""")]
    [InlineData("/user/getUserAvatar", """{"userId":"alice"}""")]
    public async Task Each_call_must_be_signed_for_its_own_path_and_body(string path, string body)
    {
        await using var server = SuperAppServerUnderTest.Start();
        foreach (var header in new[] { "TC-Timestamp", "TC-Signature", "Pergola-Nonce", "Pergola-Body-Signature" })
            Assert.Equal(401, (await server.UserCallAsync(path, body, spoil: request => request.Headers.Remove(header))).Status);

        var (otherPath, answer) = await server.UserCallAsync("/user/checkUser", body, spoil: request => request.RequestUri = new Uri(path, UriKind.Relative));
        var (otherBody, _) = await server.UserCallAsync(path, body, spoil: request => request.Content = new StringContent(body + " ", Encoding.UTF8, "application/json"));

        Assert.Equal((401, 401), (otherPath, otherBody));
        Assert.Equal("40001", answer.GetProperty("returnCode").GetString());
        Assert.False(answer.TryGetProperty("data", out _));
    }

    private static Task<(int Status, JsonElement Answer)> RedeemAsync(SuperAppServerUnderTest server, string path, string code, string exchangeId) =>
        server.UserCallAsync(path, $$"""{"temporaryCode":"{{code}}","userId":"alice"}""", exchangeId);

    private static string? ReturnCode((int Status, JsonElement Answer) answer) => answer.Answer.GetProperty("returnCode").GetString();

    private static string Decrypt(string encrypted)
    {
        var key = Encoding.UTF8.GetBytes(SuperAppServerUnderTest.SecretKey);
        using var aes = Aes.Create();
        aes.Key = key;
        return Encoding.UTF8.GetString(aes.DecryptCbc(Convert.FromBase64String(encrypted), key.AsSpan(0, 16)));
    }
}
