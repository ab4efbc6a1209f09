using Pergola.Dispatch;

namespace Pergola.Conformance.Tests.Matrix;

/// <summary>Who answers an API (documents: the tables of custom open APIs; design: levels).</summary>
public enum Answers
{
    /// <summary>The host at v1, the platform at v2 and v3: it has a default implementation.</summary>
    HostThenPlatform,

    /// <summary>The host at every level: it has no default implementation.</summary>
    Host,

    /// <summary>The SDK at every level.</summary>
    Sdk,
}

/// <summary>How often the user is asked (design: table of consent and gesture).</summary>
public enum Asks
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>Once: the answer is kept.</summary>
    Once,

    /// <summary>At every call: a kept answer changes nothing.</summary>
    EveryTime,
}

/// <summary>What an API must do, as the documents and the design's table of consent and gesture say. Nothing here is read from a declaration.</summary>
/// <param name="Api">The name after <c>wx.</c>.</param>
/// <param name="Answers">Who answers.</param>
/// <param name="Asks">How often the user is asked.</param>
/// <param name="Scope">What for; null when never.</param>
/// <param name="Denied">What stands after <c>fail </c> when the user refuses.</param>
/// <param name="Gesture">The gesture that is spent.</param>
/// <param name="Params">Good parameters as JSON; <c>{image}</c> is a temporary picture.</param>
public sealed record Expectation(string Api, Answers Answers, Asks Asks, string? Scope, string? Denied, Gesture Gesture, string Params = "{}")
{
    /// <summary>Whether the program gets its answer at once.</summary>
    public bool IsSync { get; init; }

    /// <summary>The platform looks up what the sheet shows, so it is asked before the user is.</summary>
    public bool HasPreview { get; init; }
}

/// <summary>One row for each API.</summary>
internal static class Expectations
{
    private const string AuthDeny = "auth deny";

    private const string Order =
        """{"timeStamp":"1767225600","nonceStr":"5K8264ILTKCH16CQ2502SI8ZNMTM67VS","package":"prepay_id=pi1","signType":"RSA","paySign":"c2ln"}""";

    private const string Item =
        """{"mode":"goods","signData":"{\"mode\":\"goods\",\"offerId\":\"123\",\"buyQuantity\":1,\"currencyType\":\"USD\",\"productId\":\"p1\",\"goodsPrice\":100,\"outTradeNo\":\"order-0001\",\"attach\":\"a\"}","paySig":"aa","signature":"bb"}""";

    private const string Goods =
        """{"mode":"short_series_goods","signData":"{\"offerId\":\"123\",\"buyQuantity\":1,\"currencyType\":\"USD\",\"productId\":\"p1\",\"goodsPrice\":100,\"outTradeNo\":\"order-0001\",\"attach\":\"a\"}","paySig":"aa","signature":"bb"}""";

    public static IReadOnlyList<Expectation> Rows { get; } =
    [
        new("login", Answers.HostThenPlatform, Asks.Never, null, null, Gesture.None),
        new("checkSession", Answers.HostThenPlatform, Asks.Never, null, null, Gesture.None),

        new("getUserInfo", Answers.Host, Asks.Once, "scope.userInfo", AuthDeny, Gesture.None),
        new("getUserProfile", Answers.Host, Asks.EveryTime, "scope.userProfile", AuthDeny, Gesture.Needed, """{"desc":"to greet you"}"""),
        new("getPhoneNumber", Answers.HostThenPlatform, Asks.EveryTime, "scope.getPhoneNumber", "user deny", Gesture.Needed) { HasPreview = true },
        new("getEmail", Answers.HostThenPlatform, Asks.EveryTime, "scope.getEmail", "user deny", Gesture.Needed) { HasPreview = true },
        new("chooseAvatar", Answers.HostThenPlatform, Asks.EveryTime, "scope.chooseAvatar", "cancel", Gesture.Needed) { HasPreview = true },
        new("getNickName", Answers.HostThenPlatform, Asks.EveryTime, "scope.getNickName", "cancel", Gesture.FocusNeeded) { HasPreview = true },

        new("requestPayment", Answers.Host, Asks.Never, null, null, Gesture.None, Order),
        new("requestMidasPaymentGameItem", Answers.Host, Asks.Never, null, null, Gesture.None, Item),
        new("requestVirtualPayment", Answers.Host, Asks.Never, null, null, Gesture.None, Goods),

        new("getAccountInfoSync", Answers.Sdk, Asks.Never, null, null, Gesture.None) { IsSync = true },
        new("canIUse", Answers.Sdk, Asks.Never, null, null, Gesture.None, """{"schema":"login"}""") { IsSync = true },
        new("getSetting", Answers.Sdk, Asks.Never, null, null, Gesture.None),
        new("authorize", Answers.Sdk, Asks.Once, "scope.record", AuthDeny, Gesture.None, """{"scope":"scope.record"}"""),
        new("openSetting", Answers.Sdk, Asks.Never, null, null, Gesture.Needed),
        new("requestSubscribeMessage", Answers.Sdk, Asks.Never, null, null, Gesture.Needed, """{"tmplIds":["mti_order"]}"""),

        new("getLocation", Answers.Sdk, Asks.Once, "scope.userLocation", AuthDeny, Gesture.None),
        new("chooseLocation", Answers.Sdk, Asks.Once, "scope.userLocation", AuthDeny, Gesture.None),
        new("saveImageToPhotosAlbum", Answers.Sdk, Asks.Once, "scope.writePhotosAlbum", AuthDeny, Gesture.None, """{"filePath":"{image}"}"""),
        new("startRecord", Answers.Sdk, Asks.Once, "scope.record", AuthDeny, Gesture.None),

        new("checkIsSupportSoterAuthentication", Answers.Sdk, Asks.Never, null, null, Gesture.None),
        new("checkIsSoterEnrolledInDevice", Answers.Sdk, Asks.Never, null, null, Gesture.None),
        new("startSoterAuthentication", Answers.Sdk, Asks.Never, null, null, Gesture.None, """{"authContent":"Open the door"}"""),
    ];

    public static Expectation Of(string api) => Rows.Single(r => r.Api == api);
}
