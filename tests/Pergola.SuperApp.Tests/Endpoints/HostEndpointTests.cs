using System.Security.Cryptography;
using Pergola.SuperApp.Tests.Hosting;

namespace Pergola.SuperApp.Tests.Endpoints;

public sealed class HostEndpointTests
{
    [Theory]
    [InlineData("/host/authCode", """{"appid":"mp1","scopes":[]}""")]
    [InlineData("/host/ticket", """{"key":"x"}""")]
    public async Task Nobody_signed_in_gets_100006_and_nothing_else(string path, string body)
    {
        await using var server = SuperAppServerUnderTest.Start();

        var (_, answer) = await server.AsClientAsync(path, body, user: null);

        Assert.Equal("100006", answer.GetProperty("returnCode").GetString());
        Assert.False(answer.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Scopes_are_granted_where_the_user_has_the_value()
    {
        await using var server = SuperAppServerUnderTest.Start();

        var (_, answer) = await server.AsClientAsync("/host/authCode", """{"appid":"mp1","scopes":["SCOPE_NICKNAME","SCOPE_PHONE_NUMBER","SCOPE_SHOE_SIZE"]}""", "bob");

        var data = answer.GetProperty("data");
        Assert.Equal(["SCOPE_NICKNAME"], data.GetProperty("authSuccessScopes").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal("the user has no phone number", data.GetProperty("authErrorScopes").GetProperty("SCOPE_PHONE_NUMBER").GetString());
        Assert.Equal("unknown scope", data.GetProperty("authErrorScopes").GetProperty("SCOPE_SHOE_SIZE").GetString());
    }

    [Fact]
    public async Task A_ticket_lives_five_minutes_and_a_key_of_another_kind_gets_none()
    {
        await using var server = SuperAppServerUnderTest.Start();
        using var right = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var wrong = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        var good = (await server.AsClientAsync("/host/ticket", $$"""{"key":"{{Convert.ToBase64String(right.ExportSubjectPublicKeyInfo())}}"}""", "alice")).Answer;
        var bad = (await server.AsClientAsync("/host/ticket", $$"""{"key":"{{Convert.ToBase64String(wrong.ExportSubjectPublicKeyInfo())}}"}""", "alice")).Answer;
        var nonsense = (await server.AsClientAsync("/host/ticket", """{"key":"AAAA"}""", "alice")).Answer;

        Assert.Equal(server.Time.GetUtcNow().AddMinutes(5).ToUnixTimeMilliseconds(), good.GetProperty("data").GetProperty("expiresAt").GetInt64());
        Assert.Equal("10002", bad.GetProperty("returnCode").GetString());
        Assert.Contains("P-256", nonsense.GetProperty("returnMessage").GetString(), StringComparison.Ordinal);
    }
}
