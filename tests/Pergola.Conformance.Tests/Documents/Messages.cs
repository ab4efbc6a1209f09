namespace Pergola.Conformance.Tests.Documents;

/// <summary>The strings that mini programs compare with (reference: wx-contract.md 1.1 and 1.2).</summary>
internal static class Messages
{
    private const string Tap = "fail can only be invoked by user TAP gesture.";
    private const int Denied = 103;
    private const int NotPermitted = 102;
    private const int BadParameter = 1001;

    /// <summary>The rows; a success of every API comes with the matrix.</summary>
    public static IReadOnlyList<MessageRow> Rows { get; } =
    [
        new("login", Situation.AllIsWell, "login:ok", 0),
        new("login", Situation.HostFails, "login:fail no user id", -2) { Detail = "no user id" },
        new("login", Situation.PlatformRefuses, "login:fail invalid accountId", 40015) { Detail = "invalid accountId" },
        new("login", Situation.HostIsSilent, "login:fail timeout"),

        new("checkSession", Situation.AllIsWell, "checkSession:ok", 0),
        new("checkSession", Situation.PlatformRefuses, "checkSession:fail session_key expired", 87007) { Detail = "session_key expired" },
        new("checkSession", Situation.HostFails, "checkSession:fail session_key expired", 87007) { Detail = "session_key expired" },

        new("getUserInfo", Situation.AllIsWell, "getUserInfo:ok", 0),
        new("getUserInfo", Situation.UserDenies, "getUserInfo:fail auth deny", Denied),
        new("getUserInfo", Situation.DeniedEarlier, "getUserInfo:fail auth deny", Denied),
        new("getUserInfo", Situation.AllIsWell, "getUserInfo:fail parameter error: parameter.withCredentials should be Boolean instead of String;", BadParameter, """{"withCredentials":"yes"}"""),

        new("getUserProfile", Situation.AllIsWell, "getUserProfile:ok", 0),
        new("getUserProfile", Situation.UserDenies, "getUserProfile:fail auth deny", Denied),
        new("getUserProfile", Situation.NoTap, $"getUserProfile:{Tap}", NotPermitted),
        new("getUserProfile", Situation.AllIsWell, "getUserProfile:fail parameter error: parameter.desc should be String instead of Undefined;", BadParameter, "{}"),
        new("getUserProfile", Situation.AllIsWell, "getUserProfile:fail parameter error: parameter.desc should be String instead of Null;", BadParameter, """{"desc":null}"""),
        new("getUserProfile", Situation.AllIsWell, "getUserProfile:fail desc length does not meet the requirements", BadParameter, """{"desc":""}"""),
        new("getUserProfile", Situation.AllIsWell, "getUserProfile:ok", 0, """{"desc":"exactly thirty characters here"}"""),
        new("getUserProfile", Situation.AllIsWell, "getUserProfile:fail desc length does not meet the requirements", BadParameter, """{"desc":"these are thirty-one characters"}"""),

        new("getPhoneNumber", Situation.AllIsWell, "getPhoneNumber:ok", 0),
        new("getPhoneNumber", Situation.UserDenies, "getPhoneNumber:fail user deny", Denied),
        new("getPhoneNumber", Situation.NoTap, $"getPhoneNumber:{Tap}", NotPermitted),
        new("getEmail", Situation.AllIsWell, "getEmail:ok", 0),
        new("getEmail", Situation.UserDenies, "getEmail:fail user deny", Denied),
        new("getEmail", Situation.NoTap, $"getEmail:{Tap}", NotPermitted),

        new("chooseAvatar", Situation.AllIsWell, "chooseAvatar:ok", 0),
        new("chooseAvatar", Situation.UserDenies, "chooseAvatar:fail cancel"),
        new("chooseAvatar", Situation.HostIsSilent, "chooseAvatar:fail timeout"),
        new("chooseAvatar", Situation.NoTap, $"chooseAvatar:{Tap}", NotPermitted),

        new("getNickName", Situation.AllIsWell, "getNickName:ok", 0),
        new("getNickName", Situation.UserDenies, "getNickName:fail cancel"),

        new("requestPayment", Situation.AllIsWell, "requestPayment:ok", 0),
        new("requestPayment", Situation.HostFails, "requestPayment:fail cancel") { Detail = "cancel" },
        new("requestPayment", Situation.HostFails, "requestPayment:fail payment signature verification failed") { Detail = "payment signature verification failed" },
        new("requestMidasPaymentGameItem", Situation.AllIsWell, "requestMidasPaymentGameItem:ok", 0),
        new("requestMidasPaymentGameItem", Situation.HostFails, "requestMidasPaymentGameItem:fail cancel") { Detail = "cancel" },
        new("requestVirtualPayment", Situation.AllIsWell, "requestVirtualPayment:ok", 0),
        new("requestVirtualPayment", Situation.HostFails, "requestVirtualPayment:fail cancel") { Detail = "cancel" },

        new("authorize", Situation.AllIsWell, "authorize:ok", 0),
        new("authorize", Situation.UserDenies, "authorize:fail auth deny", Denied),
        new("authorize", Situation.DeniedEarlier, "authorize:fail auth deny", Denied),
        new("authorize", Situation.AllIsWell, "authorize:fail invalid scope", BadParameter, """{"scope":"scope.nobodyKnowsIt"}"""),
        new("authorize", Situation.AllIsWell, "authorize:fail parameter error: parameter.scope should be String instead of Undefined;", BadParameter, "{}"),
        new("getSetting", Situation.AllIsWell, "getSetting:ok", 0),
        new("openSetting", Situation.AllIsWell, "openSetting:ok", 0),
        new("openSetting", Situation.NoTap, $"openSetting:{Tap}", NotPermitted),

        new("checkIsSupportSoterAuthentication", Situation.AllIsWell, "checkIsSupportSoterAuthentication:ok", 0),
        new("checkIsSoterEnrolledInDevice", Situation.AllIsWell, "checkIsSoterEnrolledInDevice:ok", 0),
        new("startSoterAuthentication", Situation.AllIsWell, "startSoterAuthentication:ok", 0),
    ];

    /// <summary>Rows of the reference that cannot come about here.</summary>
    public static IReadOnlyList<Exclusion> Exclusions { get; } =
    [
        new("login", "code \"the code is a mock one\"", "The tools of WeChat give it without an appid; the simulator gives every program an appid and a real login."),
        new("getUserInfo", "fail scope unauthorized", "An older wording of auth deny; exactly one wording is given."),
        new("getUserInfo", "-12001 invalid scope", "The scope stands in the declaration: a program cannot name another."),
        new("getUserInfo", "fail privacy permission is not authorized (104)", "The documents know no privacy agreement."),
        new("getUserProfile", "fail api scope is not declared in the privacy agreement (112)", "The documents know no privacy agreement."),
        new("getUserProfile", "fail getUserAvatarInfo fail", "It names an inner step of another product; a host that fails gives its own words."),
        new("getPhoneNumber", "fail no permission, fail jsapi has no permission", "They stand for a registration of the mini program that the documents do not have."),
        new("getPhoneNumber", "errno 1400001", "The documents know no quota of phone numbers."),
        new("chooseAvatar", "fail another chooseAvatar is in progress", "Calls that come together share one sheet and its answer (design: consent)."),
        new("authorize", ":auth deny, auth denied", "Wordings of single devices; exactly \"auth deny\" is given."),
        new("errno", "3", "The host's part of the device answers for the system's own permission, in its own words."),
        new("errno", "104, 112", "The documents know no privacy agreement."),
    ];
}
