using System.Text.Json;
using Pergola.Protocol.Sdk;
using Pergola.Protocol.SuperApp;

namespace Pergola.Platform.Tests;

/// <summary>Messages that a log could be given as a whole. What a whole run writes is held by <see cref="Secrets.WholeRunContract"/>.</summary>
public sealed class LogTests
{
    [Fact]
    public void No_message_of_the_protocol_prints_its_secrets()
    {
        var login = new LoginRequest { AppId = "mp1", Level = "v3", AuthCode = "the-auth-code" };
        var answer = new LoginResponse { ErrCode = 0, ErrMsg = "ok", RequestId = "r", Code = "the-code" };

        object[] userData =
        [
            new ContactPreviewRequest { AppId = "mp1", Level = "v3", Kind = "phone", AuthCode = "secret" },
            new ContactPreviewResponse { ErrCode = 0, ErrMsg = "ok", RequestId = "r", Masked = "secret", Ticket = "secret" },
            new ContactCodeRequest { AppId = "mp1", Kind = "phone", Ticket = "secret" },
            new ContactCodeResponse { ErrCode = 0, ErrMsg = "ok", RequestId = "r", Code = "secret" },
            new UserValueRequest { AppId = "mp1", Level = "v3", AuthCode = "secret" },
            new UserValueResponse { ErrCode = 0, ErrMsg = "ok", RequestId = "r", Value = "secret" },
            new SealUserInfoRequest { AppId = "mp1", UserInfo = new UserProfile { NickName = "secret" } },
            new SealUserInfoResponse { ErrCode = 0, ErrMsg = "ok", RequestId = "r", RawData = "secret", Signature = "secret", EncryptedData = "secret", Iv = "secret" },
            new TemporaryCodeResponse { ReturnCode = "0", Data = new TemporaryCodeResult("secret", "secret") },
            new UserContactRequest("secret", "alice"),
            new UserFieldResponse { ReturnCode = "0", Data = "secret" },
        ];

        Assert.All(userData, message => Assert.DoesNotContain("secret", $"{message}", StringComparison.Ordinal));
        Assert.DoesNotContain("the-auth-code", $"{login}", StringComparison.Ordinal);
        Assert.DoesNotContain("the-code", $"{answer}", StringComparison.Ordinal);
        Assert.Contains("the-code", JsonSerializer.Serialize(answer), StringComparison.Ordinal);
    }
}
