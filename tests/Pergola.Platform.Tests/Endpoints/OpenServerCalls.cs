using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Endpoints;

/// <summary>One way to get a call of a mini program backend wrong, and the errcodes of both shapes.</summary>
/// <param name="Call">The call that goes wrong.</param>
/// <param name="Wrong">What is wrong with it, for people.</param>
/// <param name="WeChat">The errcode under /.</param>
/// <param name="Sas">The errcode under /openserver.</param>
/// <param name="Change">Parameters of query or body to set; null takes one away.</param>
public sealed record WrongCall(string Call, string Wrong, int WeChat, int Sas, IReadOnlyDictionary<string, object?> Change)
{
    public override string ToString() => $"{Call}: {Wrong}";
}

/// <summary>A call that goes well, with what every answer of it has under /openserver.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Without a prefix.</param>
/// <param name="Query">The parameters of the query, good ones.</param>
/// <param name="Body">The fields of the JSON body, good ones; null: it has none.</param>
/// <param name="SasFields">The fields of each answer under /openserver, in their order.</param>
internal sealed record OpenServerCall(
    string Method, string Path, IReadOnlyDictionary<string, object?> Query, IReadOnlyDictionary<string, object?>? Body, string SasFields);

/// <summary>Every call of mini program backends, and every documented way to get it wrong.</summary>
internal static class OpenServerCalls
{
    private const string Session = "openid,session_key,unionid,errcode,errmsg,requestId";
    private const string Token = "access_token,expires_in,errcode,errmsg,requestId";

    /// <summary>Stand for values that only a running platform knows.</summary>
    public const string LiveToken = "(a live access token)";
    public const string Code = "(a login code)";
    public const string UsedCode = "(a used login code)";
    public const string PhoneCode = "(a phone code)";
    public const string EmailCode = "(an e-mail code)";
    public const string OpenId = "(the openid of a session)";
    public const string DeadOpenId = "(the openid of a session that is over)";
    public const string Signature = "(its signature)";

    private static readonly Dictionary<string, object?> Backend = new() { ["appid"] = PlatformUnderTest.AppId, ["secret"] = PlatformUnderTest.MiniProgramSecret };
    private static readonly Dictionary<string, object?> Access = new() { ["access_token"] = LiveToken };
    private static readonly Dictionary<string, object?> Signed = new(Access) { ["openid"] = OpenId, ["signature"] = Signature, ["sig_method"] = "hmac_sha256" };

    public static IReadOnlyDictionary<string, OpenServerCall> Good { get; } = new OpenServerCall[]
    {
        new("GET", "/sns/jscode2session", new Dictionary<string, object?>(Backend) { ["js_code"] = Code, ["grant_type"] = "authorization_code" }, null, Session),
        new("GET", "/cgi-bin/token", new Dictionary<string, object?>(Backend) { ["grant_type"] = "client_credential" }, null, Token),
        new("POST", "/cgi-bin/stable_token", new Dictionary<string, object?>(), new Dictionary<string, object?>(Backend) { ["grant_type"] = "client_credential" }, Token),
        new("GET", "/wxa/checksession", Signed, null, "errcode,errmsg,requestId"),
        new("GET", "/wxa/resetusersessionkey", Signed, null, "errcode,errmsg,openid,session_key,requestId"),
        new("POST", "/wxa/business/getuserphonenumber", Access, new Dictionary<string, object?> { ["code"] = PhoneCode }, "errcode,errmsg,phone_info,requestId"),
        new("POST", "/wxa/business/getuseremail", Access, new Dictionary<string, object?> { ["code"] = EmailCode }, "errcode,errmsg,email_info,requestId"),
        new("POST", "/cgi-bin/soter/verify_signature", Access, new Dictionary<string, object?> { ["openid"] = OpenId, ["json_string"] = "{}", ["json_signature"] = "AA==" }, "errcode,errmsg,is_ok,requestId"),
        new("GET", "/wxaapi/newtmpl/gettemplate", Access, null, "errcode,errmsg,requestId,data"),
        new("POST", "/cgi-bin/message/subscribe/send", Access, new Dictionary<string, object?>
        {
            ["template_id"] = MessageTemplates.Order.Id, ["touser"] = OpenId, ["data"] = MessageTemplates.OrderData,
        }, "errcode,errmsg,requestId"),
    }.ToDictionary(call => call.Path, StringComparer.Ordinal);

    public static IEnumerable<WrongCall> Wrong =>
    [
        .. WrongBackend("/sns/jscode2session"),
        One("/sns/jscode2session", "grant_type", "client_credential", 40002, 40002),
        One("/sns/jscode2session", "grant_type", null, 40002, 40002),
        One("/sns/jscode2session", "js_code", null, 41008, 10002),
        One("/sns/jscode2session", "js_code", "", 41008, 10002),
        One("/sns/jscode2session", "js_code", "no-such-code", 40029, 40029),
        One("/sns/jscode2session", "js_code", PhoneCode, 40029, 40029),
        One("/sns/jscode2session", "js_code", UsedCode, 40163, 40029),
        .. WrongBackend("/cgi-bin/token"),
        One("/cgi-bin/token", "grant_type", "authorization_code", 40002, 40002),
        One("/cgi-bin/token", "grant_type", null, 40002, 40002),
        .. WrongBackend("/cgi-bin/stable_token"),
        One("/cgi-bin/stable_token", "grant_type", "authorization_code", 40002, 40002),
        One("/cgi-bin/stable_token", "grant_type", null, 40002, 40002),
        One("/cgi-bin/stable_token", "force_refresh", "yes", 10002, 10002),
        .. WrongToken("/wxa/checksession"),
        .. WrongSignature("/wxa/checksession"),
        .. WrongToken("/wxa/resetusersessionkey"),
        .. WrongSignature("/wxa/resetusersessionkey"),
        .. WrongToken("/wxa/business/getuserphonenumber"),
        .. WrongContact("/wxa/business/getuserphonenumber", EmailCode),
        .. WrongToken("/wxa/business/getuseremail"),
        .. WrongContact("/wxa/business/getuseremail", PhoneCode),
        .. WrongToken("/cgi-bin/soter/verify_signature"),
        One("/cgi-bin/soter/verify_signature", "openid", null, 40003, 40003),
        One("/cgi-bin/soter/verify_signature", "json_string", null, 47001, 10002),
        One("/cgi-bin/soter/verify_signature", "json_signature", "", 47001, 10002),
        .. WrongToken("/wxaapi/newtmpl/gettemplate"),
        .. WrongToken("/cgi-bin/message/subscribe/send"),
        One("/cgi-bin/message/subscribe/send", "template_id", null, 40037, 40037),
        One("/cgi-bin/message/subscribe/send", "template_id", "mti_other", 40037, 40037),
        One("/cgi-bin/message/subscribe/send", "touser", null, 40003, 40003),
        One("/cgi-bin/message/subscribe/send", "touser", "o-nobody", 40003, 40003),
        One("/cgi-bin/message/subscribe/send", "data", null, 47003, 47003),
        One("/cgi-bin/message/subscribe/send", "data", new Dictionary<string, object> { ["thing9"] = new { value = "x" } }, 47003, 47003),
        One("/cgi-bin/message/subscribe/send", "miniprogram_state", "production", 40097, 10002),
        One("/cgi-bin/message/subscribe/send", "lang", new string('x', 17), 40097, 10002),
    ];

    private static IEnumerable<WrongCall> WrongBackend(string call) =>
    [
        One(call, "appid", null, 41002, 10002),
        One(call, "appid", "", 41002, 10002),
        One(call, "appid", "mpnobody", 40013, 40013),
        One(call, "secret", null, 41004, 10002),
        One(call, "secret", "", 41004, 10002),
        One(call, "secret", "wrong", 40125, 40001),
    ];

    private static IEnumerable<WrongCall> WrongToken(string call) =>
    [
        One(call, "access_token", null, 41001, 10002),
        One(call, "access_token", "", 41001, 10002),
        One(call, "access_token", "ATnonsense", 40001, 40014),
    ];

    private static IEnumerable<WrongCall> WrongSignature(string call) =>
    [
        One(call, "sig_method", "md5", 87008, 87008),
        One(call, "sig_method", null, 87008, 87008),
        One(call, "openid", "o-nobody", 40003, 40003),
        One(call, "openid", null, 40003, 40003),
        One(call, "signature", "00", 87009, 87009),
        One(call, "signature", null, 87009, 87009),
        One(call, "openid", DeadOpenId, 87007, 87007),
    ];

    private static IEnumerable<WrongCall> WrongContact(string call, string otherKind) =>
    [
        One(call, "code", null, 41008, 10002),
        One(call, "code", "no-such-code", 40029, 40029),
        One(call, "code", Code, 40029, 40029),
        One(call, "code", otherKind, 40029, 40029),
        One(call, "openid", "o-nobody", 40003, 40003),
    ];

    private static WrongCall One(string call, string name, object? value, int weChat, int sas) =>
        new(call, $"{name} {(value is null ? "missing" : value is "" ? "empty" : value)}", weChat, sas, new Dictionary<string, object?> { [name] = value });
}
