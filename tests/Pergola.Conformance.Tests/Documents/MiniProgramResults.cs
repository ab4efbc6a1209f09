namespace Pergola.Conformance.Tests.Documents;

/// <summary>The return tables of the mini program open APIs, and what the references add.</summary>
internal static class MiniProgramResults
{
    private const string Doc = "mini program open APIs, ";
    private const string UserInfo = Doc + "userInfo";

    /// <summary>The fields.</summary>
    public static IReadOnlyList<ResultRow> Rows { get; } =
    [
        new("login", "code", "String", "reference: tcsas-protocol.md 1.2"),

        new("getAccountInfoSync", "miniProgram", "Object", Doc + "getAccountInfoSync"),
        new("getAccountInfoSync", "miniProgram.appId", "String", Doc + "miniProgram Structure Attributes"),
        new("getAccountInfoSync", "miniProgram.envVersion", "String", Doc + "miniProgram Structure Attributes"),
        new("getAccountInfoSync", "miniProgram.version", "String", Doc + "miniProgram Structure Attributes"),
        new("getAccountInfoSync", "plugin", "Object", Doc + "getAccountInfoSync"),
        new("getAccountInfoSync", "plugin.appId", "String", Doc + "Plugin Structure Attributes"),
        new("getAccountInfoSync", "plugin.version", "String", Doc + "Plugin Structure Attributes"),

        new("getUserProfile", "userInfo", "Object", Doc + "getUserProfile"),
        .. UserInfoOf("getUserProfile"),
        new("getUserInfo", "userInfo", "Object", Doc + "getUserInfo"),
        .. UserInfoOf("getUserInfo"),
        .. Sealed("getUserInfo"),
        // WeChat's typings give the profile the same fields (reference: wx-contract.md 1.3).
        .. Sealed("getUserProfile"),

        new("getSetting", "authSetting", "Object", Doc + "getSetting"),
        new("openSetting", "authSetting", "Object", Doc + "openSetting"),
        new("getSetting", "subscriptionsSetting", "Object", "reference: wx-contract.md 1.4"),
        new("getSetting", "subscriptionsSetting.mainSwitch", "Boolean", "reference: wx-contract.md 1.4"),
        new("getSetting", "subscriptionsSetting.itemSettings", "Object", "reference: wx-contract.md 1.4"),

        new("checkIsSoterEnrolledInDevice", "isEnrolled", "Boolean", Doc + "checkIsSoterEnrolledInDevice"),
        new("checkIsSupportSoterAuthentication", "supportMode", "Array", "reference: wx-contract.md 1.5"),
        new("startSoterAuthentication", "authMode", "String", "reference: wx-contract.md 1.5"),
        new("startSoterAuthentication", "resultJSON", "String", "reference: wx-contract.md 1.5"),
        new("startSoterAuthentication", "resultJSONSignature", "String", "reference: wx-contract.md 1.5"),
        new("startSoterAuthentication", "errCode", "Number", "reference: wx-contract.md 1.5"),

        new("getPhoneNumber", "code", "String", "reference: tcsas-protocol.md 1.5"),
        new("getEmail", "code", "String", "reference: tcsas-protocol.md 1.6"),
        new("chooseAvatar", "avatarUrl", "String", "reference: tcsas-protocol.md 1.7"),
        new("getNickName", "nickName", "String", "reference: tcsas-protocol.md 1.8"),
        new("requestVirtualPayment", "errCode", "Number", "reference: wx-contract.md 1.6"),
        new("requestMidasPaymentGameItem", "errCode", "Number", "reference: wx-contract.md 1.6"),
    ];

    private static IEnumerable<ResultRow> UserInfoOf(string api) =>
    [
        new(api, "userInfo.nickName", "String", UserInfo),
        new(api, "userInfo.avatarUrl", "String", UserInfo),
        new(api, "userInfo.gender", "Number", UserInfo),
        new(api, "userInfo.country", "String", UserInfo),
        new(api, "userInfo.province", "String", UserInfo),
        new(api, "userInfo.city", "String", UserInfo),
        new(api, "userInfo.language", "String", UserInfo),
    ];

    private static IEnumerable<ResultRow> Sealed(string api) =>
    [
        new(api, "rawData", "String", Doc + "getUserInfo"),
        new(api, "signature", "String", Doc + "getUserInfo"),
        new(api, "encryptedData", "String", Doc + "getUserInfo"),
        new(api, "iv", "String", Doc + "getUserInfo"),
        new(api, "cloudID", "String", Doc + "getUserInfo", "It is returned only where cloud development is on, and Pergola has no cloud development."),
    ];
}
