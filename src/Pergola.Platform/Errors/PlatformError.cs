namespace Pergola.Platform;

/// <summary>
/// Every errcode of the platform, once: its number and text under /openserver (pages 67646 and 67648) and, where WeChat differs, under /.
/// </summary>
internal sealed record PlatformError(int Code, string Message, int? WeChatCode = null, string? WeChatMessage = null)
{
    public static PlatformError System { get; } = new(-1, "system error");

    /// <summary>More is asked than can be answered; try again later.</summary>
    public static PlatformError Busy { get; } = new(-1, "system busy");

    public static PlatformError IllegalParameter { get; } = new(10002, "illegal request parameter");

    public static PlatformError InvalidArgument { get; } = new(10002, "illegal request parameter", 40097, "invalid args");

    public static PlatformError InvalidCredential { get; } = new(40001, "invalid credential");

    public static PlatformError InvalidAppSecret { get; } = new(40001, "invalid credential", 40125, "invalid appsecret");

    public static PlatformError InvalidGrantType { get; } = new(40002, "invalid grant_type");

    public static PlatformError InvalidOpenId { get; } = new(40003, "invalid openid");

    public static PlatformError InvalidAppId { get; } = new(40013, "invalid appid");

    public static PlatformError InvalidAccessToken { get; } = new(40014, "invalid access_token", 40001, "invalid credential, access_token is invalid or not latest");

    public static PlatformError ExpiredAccessToken { get; } = new(40014, "invalid access_token", 42001, "access_token expired");

    public static PlatformError InvalidAccountId { get; } = new(40015, "invalid accountId");

    public static PlatformError InvalidCode { get; } = new(40029, "invalid js_code", WeChatMessage: "invalid code");

    public static PlatformError UsedCode { get; } = new(40029, "invalid js_code", 40163, "code been used");

    public static PlatformError InvalidAuthCode { get; } = new(40029, "invalid auth code");

    public static PlatformError InvalidTicket { get; } = new(40029, "invalid ticket");

    public static PlatformError InvalidContactCode { get; } = new(40029, "invalid code");

    public static PlatformError UsedContactCode { get; } = new(40029, "invalid code", 40163, "code been used");

    public static PlatformError ContactCodeOfOtherApp { get; } = new(40029, "invalid code", 40013, "invalid appid");

    public static PlatformError InvalidSoterResult { get; } = new(10002, "json_string or json_signature missing", 47001, "data format error");

    /// <summary>What the SDK itself says when the host's getAuthCode grants less than was asked for.</summary>
    public static PlatformError ScopeDenied { get; } = new(103, "auth deny");

    /// <summary>The errno that the documents' demo program knows.</summary>
    public static PlatformError NoPhoneNumber { get; } = new(200000, "the user has set no phone number in the superapp");

    public static PlatformError NoEmail { get; } = new(200000, "the user has set no e-mail address in the superapp");

    public static PlatformError MissingAccessToken { get; } = new(10002, "access_token missing", 41001);

    public static PlatformError MissingAppId { get; } = new(10002, "appid missing", 41002);

    public static PlatformError MissingSecret { get; } = new(10002, "secret missing", 41004, "appsecret missing");

    public static PlatformError MissingCode { get; } = new(10002, "js_code missing", 41008, "missing code");

    public static PlatformError MissingContactCode { get; } = new(10002, "code missing", 41008, "missing code");

    public static PlatformError GetRequired { get; } = new(10002, "GET required", 43001, "require GET method");

    public static PlatformError PostRequired { get; } = new(10002, "POST required", 43002, "require POST method");

    public static PlatformError InvalidTemplateId { get; } = new(40037, "invalid template_id");

    public static PlatformError PushLimitExceeded { get; } = new(40038, "push limit exceeded");

    public static PlatformError NotSubscribed { get; } = new(43101, "user refuse to accept the msg");

    public static PlatformError SubscriptionBanned { get; } = new(43107, "subscription ability banned");

    public static PlatformError ConcurrentSending { get; } = new(43108, "concurrent sending");

    public static PlatformError QuotaExceeded { get; } = new(45009, "reach max api daily quota limit");

    public static PlatformError TooManyRequests { get; } = new(45011, "api minute-quota reach limit, must slower, retry next minute");

    public static PlatformError SensitiveWords { get; } = new(45168, "sensitive words");

    public static PlatformError WrongMessageData { get; } = new(47003, "wrong data structure");

    public static PlatformError NoSession { get; } = new(87007, "session_key is not existed or expired");

    /// <summary>The SDK's own number and words for a call below the floor.</summary>
    public static PlatformError LevelRefused(int level, int floor) => new(102, $"level refused: the superapp asks for v{floor} or higher, the call is at v{level}");

    public static PlatformError InvalidSigMethod { get; } = new(87008, "invalid sig_method");

    public static PlatformError InvalidSignature { get; } = new(87009, "invalid signature");
}
