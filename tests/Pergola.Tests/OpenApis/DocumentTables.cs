namespace Pergola.Tests.OpenApis;

/// <summary>The open APIs of the four documents, row by row.</summary>
internal static class DocumentTables
{
    /// <summary>What the documents say of an API.</summary>
    /// <param name="Name">The name after <c>wx.</c>.</param>
    /// <param name="Since">The first SDK with it; the six APIs of SDK 2.0.15 and earlier have always been there.</param>
    /// <param name="HasDefault">Whether there is a default implementation from 2.1.0 on.</param>
    /// <param name="Scope">The scope of getAuthCode at v3, or null.</param>
    /// <param name="Table">Where it stands.</param>
    public sealed record Row(string Name, string Since, bool HasDefault, string? Scope, string Table);

    private const string Six = "Android open APIs, SDK version 2.0.15 and earlier";
    private const string Custom = "Android open APIs, SDK version 2.1.0 and later";

    /// <summary>What a superapp's proxy answers (documents: Android open APIs, iOS open APIs V3, Flutter open APIs).</summary>
    public static IReadOnlyList<Row> Hosted { get; } =
    [
        new("login", "1.0.0", true, null, Six),
        new("getUserInfo", "1.0.0", false, null, Six),
        new("getUserProfile", "1.0.0", false, null, Six),
        new("getPhoneNumber", "1.0.0", true, "SCOPE_PHONE_NUMBER", Six),
        new("requestPayment", "1.0.0", false, null, Six),
        new("checkSession", "1.0.0", true, null, Six),
        new("requestMidasPaymentGameItem", "2.2.4", false, null, Custom),
        new("getEmail", "2.1.0", true, "SCOPE_EMAIL", Custom),
        new("chooseAvatar", "2.1.0", true, "SCOPE_AVATAR", Custom),
        new("getNickName", "2.1.0", true, "SCOPE_NICKNAME", Custom),
        new("requestVirtualPayment", "2.2.17", false, null, Custom),
    ];

    /// <summary>What the SDK answers (document: mini program open APIs; requestSubscribeMessage: reference, tcsas-protocol.md 1.15).</summary>
    public static IReadOnlyList<string> OwnAnswers { get; } =
    [
        "getAccountInfoSync", "getSetting", "openSetting", "authorize", "getLocation", "chooseLocation", "saveImageToPhotosAlbum", "startRecord",
        "checkIsSoterEnrolledInDevice", "checkIsSupportSoterAuthentication", "startSoterAuthentication", "requestSubscribeMessage", "canIUse",
    ];
}
