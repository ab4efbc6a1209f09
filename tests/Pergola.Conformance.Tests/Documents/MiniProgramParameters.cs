namespace Pergola.Conformance.Tests.Documents;

/// <summary>The parameter tables: mini program open APIs, and what the references add where that document is silent.</summary>
internal static class MiniProgramParameters
{
    private const string Doc = "mini program open APIs, ";
    private const string Payment = "reference: tcsas-protocol.md 1.9";
    private const string Virtual = "reference: tcsas-protocol.md 1.10 and 1.11";
    private const string Soter = "reference: wx-contract.md 1.5";

    /// <summary>The three that stand in every table of an asynchronous API: function, no default, not required.</summary>
    public static IReadOnlyList<string> Callbacks { get; } = ["success", "fail", "complete"];

    /// <summary>The APIs whose tables list the three callbacks.</summary>
    public static IReadOnlyList<string> WithCallbacks { get; } =
    [
        "login", "checkSession", "getUserProfile", "getUserInfo", "getSetting", "openSetting", "checkIsSoterEnrolledInDevice",
        "checkIsSupportSoterAuthentication", "startSoterAuthentication", "authorize",
    ];

    /// <summary>All other parameters.</summary>
    public static IReadOnlyList<ParameterRow> Rows { get; } =
    [
        new("getUserProfile", "lang", "String", "\"en\"", false, Doc + "getUserProfile"),
        new("getUserProfile", "desc", "String", null, true, Doc + "getUserProfile"),
        new("getUserInfo", "withCredentials", "Boolean", null, false, Doc + "getUserInfo"),
        new("getUserInfo", "lang", "String", "\"en\"", false, Doc + "getUserInfo"),
        new("getSetting", "withSubscriptions", "Boolean", "false", false, Doc + "getSetting"),
        new("startSoterAuthentication", "authContent", "String", "\"\"", false, Doc + "startSoterAuthentication"),
        new("authorize", "scope", "String", null, true, Doc + "Authorization"),

        new("requestPayment", "timeStamp", "String", null, true, Payment),
        new("requestPayment", "nonceStr", "String", null, true, Payment),
        new("requestPayment", "package", "String", null, true, Payment),
        new("requestPayment", "signType", "String", null, true, Payment),
        new("requestPayment", "paySign", "String", null, true, Payment),
        new("requestMidasPaymentGameItem", "signData", "String", null, true, Virtual),
        new("requestMidasPaymentGameItem", "paySig", "String", null, true, Virtual),
        new("requestMidasPaymentGameItem", "signature", "String", null, true, Virtual),
        new("requestVirtualPayment", "signData", "String", null, true, Virtual),
        new("requestVirtualPayment", "paySig", "String", null, true, Virtual),
        new("requestVirtualPayment", "signature", "String", null, true, Virtual),
        new("requestVirtualPayment", "mode", "String", null, false, "reference: wx-contract.md 0.1"),
        new("requestSubscribeMessage", "tmplIds", "Array", null, true, "reference: tcsas-protocol.md 1.15"),

        // The document has no such parameters; WeChat requires them (see RequiredByWeChat).
        new("checkIsSoterEnrolledInDevice", "checkAuthMode", "String", null, false, Soter),
        new("startSoterAuthentication", "requestAuthModes", "Array", null, false, Soter),
        new("startSoterAuthentication", "challenge", "String", "\"\"", false, Soter),
    ];

    /// <summary>What the WeChat profile asks for and the documents do not (reference: wx-contract.md 0.1 and 1.5).</summary>
    public static IReadOnlyList<(string Api, string Name, string Type)> RequiredByWeChat { get; } =
    [
        ("checkIsSoterEnrolledInDevice", "checkAuthMode", "String"),
        ("startSoterAuthentication", "requestAuthModes", "Array"),
        ("startSoterAuthentication", "challenge", "String"),
        ("requestVirtualPayment", "mode", "String"),
    ];

    /// <summary>The words that a parameter takes (document: mini program open APIs).</summary>
    public static IReadOnlyList<(string Api, string Name, string[] Words)> Words { get; } =
    [
        ("getUserProfile", "lang", ["en", "zh_CN", "zh_TW"]),
        ("getUserInfo", "lang", ["en", "zh_CN", "zh_TW"]),
    ];

    /// <summary>The option object may be left out entirely (reference: wx-contract.md 1.1).</summary>
    public static IReadOnlyList<string> WithoutOptions { get; } = ["login", "checkSession", "getSetting", "openSetting", "checkIsSupportSoterAuthentication"];
}
