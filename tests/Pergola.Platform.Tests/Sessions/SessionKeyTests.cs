using System.Text.Json;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Tests.Sessions;

public sealed class SessionKeyTests
{
    [Fact]
    public void The_user_state_signature_is_WeChats()
    {
        var key = new SessionKey(Convert.FromBase64String("o0q0otL8aEzpcZL/FT9WsQ=="));

        Assert.Equal("654571f79995b2ce1e149e53c0a33dc39c0a74090db514261454e8dbe432aa0b", UserStateSignature.Of(key, """{"foo":"bar"}"""));
    }

    [Fact]
    public void A_session_key_shows_itself_in_neither_text_nor_JSON()
    {
        var key = new SessionKey(Convert.FromBase64String("o0q0otL8aEzpcZL/FT9WsQ=="));

        Assert.Equal("[session key]", $"{key}");
        Assert.Equal("{}", JsonSerializer.Serialize(key));
    }
}
