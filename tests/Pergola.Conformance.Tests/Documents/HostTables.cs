namespace Pergola.Conformance.Tests.Documents;

/// <summary>The tables of the custom open APIs: Android, iOS and Flutter.</summary>
internal static class HostTables
{
    private const string AndroidLater = "Android open APIs, SDK version 2.1.0 and later";
    private const string AndroidEarlier = "Android open APIs, SDK version 2.0.15 and earlier";
    private const string Ios = "iOS open APIs V3, API description";
    private const string Flutter = "Flutter open APIs, table";

    /// <summary>All rows of the four tables.</summary>
    public static IReadOnlyList<HostedRow> Rows { get; } =
    [
        new("login", "login", true, "1.0.0", AndroidLater),
        new("getUserInfo", "getUserInfo", false, "1.0.0", AndroidLater),
        new("getUserProfile", "getUserProfile", false, "1.0.0", AndroidLater),
        new("getPhoneNumber", "getPhoneNumber", true, "1.0.0", AndroidLater),
        new("requestPayment", "requestPayment", false, "1.0.0", AndroidLater),
        new("requestMidasPaymentGameItem", "requestMidasPaymentGameItem", false, "2.2.4", AndroidLater),
        new("checkSession", "checkSession", true, "1.0.0", AndroidLater),
        new("getEmail", "getEmail", true, "2.1.0", AndroidLater),
        new("chooseAvatar", "chooseAvatar", true, "2.1.0", AndroidLater),
        new("getNickName", "getNickName", true, "2.1.0", AndroidLater),
        new("requestVirtualPayment", "requestVirtualPayment", false, "2.2.17", AndroidLater),

        new("login", "login", true, "1.0.0", AndroidEarlier),
        new("getUserInfo", "getUserInfo", false, "1.0.0", AndroidEarlier),
        new("getUserProfile", "getUserProfile", false, "1.0.0", AndroidEarlier),
        new("getPhoneNumber", "getPhoneNumber", true, "1.0.0", AndroidEarlier),
        new("requestPayment", "requestPayment", false, "1.0.0", AndroidEarlier),
        new("checkSession", "checkSession", true, "1.0.0", AndroidEarlier),

        new("login", "login", true, "1.0.0", Ios),
        new("getPhoneNumber", "getPhoneNumber", true, "1.0.0", Ios),
        new("getEmail", "getEmail", true, "2.1.0", Ios),
        new("checkSession", "checkSession", true, "1.0.0", Ios),
        new("chooseAvatar", "chooseAvatar", true, "2.1.0", Ios),
        new("getNickName", "getNickName", true, "2.1.0", Ios),
        new("getUserInfo", "getUserInfo", false, "1.0.0", Ios),
        new("getUserProfile", "getUserProfile", false, "1.0.0", Ios),
        new("requestPayment", "requestPayment", false, "1.0.0", Ios),
        new("requestMidasPaymentGameItem", "requestMidasPaymentGameItem", false, "2.2.4", Ios),

        new("login", "login", true, "1.0.0", Flutter),
        new("getUserInfo", "getUserInfo", false, "1.0.0", Flutter),
        new("getUserProfile", "getUserProfile", false, "1.0.0", Flutter),
        new("getPhoneNumber", "getPhoneNumber", true, "1.0.0", Flutter),
        new("requestPayment", "requestPayment", false, "1.0.0", Flutter),
        new("checkSession", "checkSession", true, "1.0.0", Flutter),
    ];

    /// <summary>What a proxy method that no mini program calls is for (document: iOS open APIs V3, getAuthCode).</summary>
    public const string InternalProxyMethod = "getAuthCode";

    /// <summary>The scopes of getAuthCode; null: it is asked without one (document: iOS open APIs V3).</summary>
    public static IReadOnlyList<(string Api, string? Scope)> AuthCodeScopes { get; } =
    [
        ("getPhoneNumber", "SCOPE_PHONE_NUMBER"),
        ("getEmail", "SCOPE_EMAIL"),
        ("chooseAvatar", "SCOPE_AVATAR"),
        ("getNickName", "SCOPE_NICKNAME"),
        ("login", null),
    ];

    /// <summary>The document's table gives checkSession no v3: its default is that of v2.</summary>
    public static IReadOnlyList<string> WithoutAuthCode { get; } = ["checkSession"];

    /// <summary>The values of defaultApiLevel (document: Android open APIs), and of openApiVersion (document: iOS open APIs V3).</summary>
    public static IReadOnlyList<(string Android, string? Ios, Dispatch.ApiLevel Level)> Levels { get; } =
    [
        ("API_LEVEL_UNDEFINED", null, Dispatch.ApiLevel.Undefined),
        ("API_LEVEL_V1", "v1", Dispatch.ApiLevel.V1),
        ("API_LEVEL_V2", "v2", Dispatch.ApiLevel.V2),
        ("API_LEVEL_V3", "v3", Dispatch.ApiLevel.V3),
    ];

    /// <summary>The SDK generations of the documents, with the levels that each has, its level when nobody chooses, and its custom open APIs.</summary>
    public static IReadOnlyList<Generation> Generations { get; } =
    [
        new("2.0.15", ["v1"], "v1", ["login", "getUserInfo", "getUserProfile", "getPhoneNumber", "requestPayment", "checkSession"]),
        new("2.1.0", ["v1", "v2"], "v2", ["login", "getUserInfo", "getUserProfile", "getPhoneNumber", "requestPayment", "checkSession", "getEmail", "chooseAvatar", "getNickName"]),
        new("2.2.4", ["v1", "v2"], "v2", ["login", "getUserInfo", "getUserProfile", "getPhoneNumber", "requestPayment", "checkSession", "getEmail", "chooseAvatar", "getNickName", "requestMidasPaymentGameItem"]),
        new("2.2.11", ["v1", "v2", "v3"], "v2", ["login", "getUserInfo", "getUserProfile", "getPhoneNumber", "requestPayment", "checkSession", "getEmail", "chooseAvatar", "getNickName", "requestMidasPaymentGameItem"]),
        new("2.2.17", ["v1", "v2", "v3"], "v2", ["login", "getUserInfo", "getUserProfile", "getPhoneNumber", "requestPayment", "checkSession", "getEmail", "chooseAvatar", "getNickName", "requestMidasPaymentGameItem", "requestVirtualPayment"]),
    ];

    /// <summary>Who wins: apiVersion of app.json, the host's own word, the level that applies (document: iOS open APIs V3, note on apiVersion).</summary>
    public static IReadOnlyList<(string? ApiVersion, Dispatch.ApiLevel Host, Dispatch.ApiLevel Applies)> Priority { get; } =
    [
        (null, Dispatch.ApiLevel.V1, Dispatch.ApiLevel.V1),
        (null, Dispatch.ApiLevel.V2, Dispatch.ApiLevel.V2),
        (null, Dispatch.ApiLevel.V3, Dispatch.ApiLevel.V3),
        (null, Dispatch.ApiLevel.Undefined, Dispatch.ApiLevel.V2),
        ("v1", Dispatch.ApiLevel.V3, Dispatch.ApiLevel.V1),
        ("v2", Dispatch.ApiLevel.V1, Dispatch.ApiLevel.V2),
        ("v2", Dispatch.ApiLevel.V3, Dispatch.ApiLevel.V2),
        ("v2", Dispatch.ApiLevel.Undefined, Dispatch.ApiLevel.V2),
        ("v3", Dispatch.ApiLevel.V1, Dispatch.ApiLevel.V3),
        ("v3", Dispatch.ApiLevel.V2, Dispatch.ApiLevel.V3),
    ];

    /// <summary>A generation of the SDK.</summary>
    public sealed record Generation(string Sdk, string[] Levels, string DefaultLevel, string[] Apis);
}
