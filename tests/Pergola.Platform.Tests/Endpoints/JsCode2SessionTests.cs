using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Endpoints;

public sealed class JsCode2SessionTests
{
    [Fact]
    public async Task A_v2_login_ends_with_openid_unionid_and_session_key()
    {
        await using var platform = await PlatformUnderTest.StartAsync();

        var session = await platform.RedeemAsync(await platform.Host.CodeAsync());

        Assert.Equal(28, session.GetProperty("openid").GetString()!.Length);
        Assert.StartsWith("o", session.GetProperty("openid").GetString(), StringComparison.Ordinal);
        Assert.Equal(16, Convert.FromBase64String(session.GetProperty("session_key").GetString()!).Length);
        Assert.StartsWith("u", session.GetProperty("unionid").GetString(), StringComparison.Ordinal);
        Assert.False(session.TryGetProperty("errcode", out _));
    }

    [Fact]
    public async Task A_v3_login_names_the_user_of_the_auth_code()
    {
        await using var platform = await PlatformUnderTest.StartAsync();

        var code = await platform.Host.CodeV3Async("the-auth-code");
        Assert.Empty(platform.SuperAppServer.Requests);
        var session = await platform.RedeemAsync(code);

        var v2 = await platform.RedeemAsync(await platform.Host.CodeAsync("alice"));
        Assert.Equal(v2.GetProperty("openid").GetString(), session.GetProperty("openid").GetString());
        Assert.Equal("/prefix/access_token/b2b2c", platform.SuperAppServer.Requests[0].Path);
        Assert.Equal("""{"grantType":"AUTHORIZATION_CODE","authCode":"the-auth-code"}""", platform.SuperAppServer.Requests[0].Body);
    }
}
