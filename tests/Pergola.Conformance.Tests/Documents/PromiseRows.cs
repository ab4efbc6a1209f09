namespace Pergola.Conformance.Tests.Documents;

/// <summary>What a call without callbacks gives back (reference: wx-contract.md 1.1).</summary>
public enum GivesBack
{
    /// <summary>A promise.</summary>
    Promise,

    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>The answer itself.</summary>
    Answer,
}

/// <summary>One row for each open API.</summary>
internal static class PromiseRows
{
    /// <summary>By WeChat's typings; those without a typing follow the general rule of tcsas-protocol.md section 1.</summary>
    public static IReadOnlyDictionary<string, GivesBack> Rows { get; } = new Dictionary<string, GivesBack>
    {
        ["login"] = GivesBack.Promise,
        ["checkSession"] = GivesBack.Promise,
        ["getUserInfo"] = GivesBack.Promise,
        ["getUserProfile"] = GivesBack.Promise,
        ["requestPayment"] = GivesBack.Promise,
        ["getSetting"] = GivesBack.Promise,
        ["openSetting"] = GivesBack.Promise,
        ["authorize"] = GivesBack.Promise,
        ["checkIsSoterEnrolledInDevice"] = GivesBack.Promise,
        ["checkIsSupportSoterAuthentication"] = GivesBack.Promise,
        ["startSoterAuthentication"] = GivesBack.Promise,
        ["requestVirtualPayment"] = GivesBack.Nothing,
        ["requestMidasPaymentGameItem"] = GivesBack.Nothing,
        ["getAccountInfoSync"] = GivesBack.Answer,
        ["canIUse"] = GivesBack.Answer,

        ["getPhoneNumber"] = GivesBack.Promise,
        ["getEmail"] = GivesBack.Promise,
        ["chooseAvatar"] = GivesBack.Promise,
        ["getNickName"] = GivesBack.Promise,
        ["requestSubscribeMessage"] = GivesBack.Promise,
        ["getLocation"] = GivesBack.Promise,
        ["chooseLocation"] = GivesBack.Promise,
        ["saveImageToPhotosAlbum"] = GivesBack.Promise,
        ["startRecord"] = GivesBack.Promise,
    };
}
