using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.requestVirtualPayment</c> and <c>wx.requestMidasPaymentGameItem</c> answer. A host may add anything in <see cref="OpenApiResult.Extra"/>.</summary>
public sealed record VirtualPaymentResult : OpenApiResult
{
    /// <summary>0: it is paid.</summary>
    public int ErrCode { get; init; }
}

/// <summary>
/// The errCodes of a virtual payment, for superapps that check what the mini program passed (WeChat: "requestVirtualPayment", error codes). The
/// SDK itself gives only <see cref="Parameter"/>, <see cref="Cancelled"/> and <see cref="Failed"/>.
/// </summary>
public static class VirtualPaymentErrors
{
    /// <summary>A parameter is missing or of a wrong type.</summary>
    public const int Parameter = 1001;

    /// <summary>The payment failed.</summary>
    public const int Failed = -1;

    /// <summary>The user cancelled.</summary>
    public const int Cancelled = -2;

    /// <summary>Stopped by risk control.</summary>
    public const int RiskControl = -4;

    /// <summary>The user signed up for a subscription, and the outcome is not known.</summary>
    public const int SignUpUnknown = -5;

    /// <summary>A value of signData is wrong; the reason says which.</summary>
    public const int SignDataValue = -15001;

    /// <summary>outTradeNo has been used before.</summary>
    public const int OutTradeNoReused = -15002;

    /// <summary>The cashier has a fault.</summary>
    public const int System = -15003;

    /// <summary>currencyType is not taken.</summary>
    public const int CurrencyType = -15004;

    /// <summary><c>signature</c> is wrong: it is made with the user's session key.</summary>
    public const int UserSignature = -15005;

    /// <summary><c>paySig</c> is wrong: it is made with the app key.</summary>
    public const int PaySig = -15006;

    /// <summary>The session key is no longer good: the program logs in again.</summary>
    public const int SessionKeyExpired = -15007;

    /// <summary>The merchant cannot take the payment.</summary>
    public const int SubMerchant = -15008;

    /// <summary>The coin is not published.</summary>
    public const int CoinUnpublished = -15009;

    /// <summary>productId is not published.</summary>
    public const int ProductUnpublished = -15010;

    /// <summary>The environment (sandbox or not) does not fit.</summary>
    public const int Environment = -15011;

    /// <summary>The order is closed: a new outTradeNo is needed.</summary>
    public const int OrderClosed = -15012;

    /// <summary>goodsPrice is not the registered price.</summary>
    public const int GoodsPrice = -15013;

    /// <summary>A change of the product is not effective yet.</summary>
    public const int NotYetEffective = -15014;

    /// <summary>signData is no JSON, or a field has a wrong type.</summary>
    public const int SignDataFormat = -15016;

    /// <summary>Too fast for one user.</summary>
    public const int TooFast = -15020;

    /// <summary>Too many calls.</summary>
    public const int Throttled = -15021;

    /// <summary>A failure with an errCode; errno is the same number.</summary>
    /// <param name="errCode">One of the codes here, or the superapp's own.</param>
    /// <param name="reason">What stands after <c>fail </c>.</param>
    public static OpenApiException Fail(int errCode, string reason) =>
        new(reason, errCode, new Dictionary<string, JsonElement> { ["errCode"] = JsonSerializer.SerializeToElement(errCode, VirtualPaymentJson.Default.Int32) });

    /// <summary>The errCode of a failure that brings none.</summary>
    internal static int Of(OpenApiException failure) =>
        failure.Errno == OpenApiErrors.ParameterErrno ? Parameter : failure.Reason == OpenApiErrors.Cancel().Reason ? Cancelled : Failed;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VirtualPaymentResult))]
[JsonSerializable(typeof(int))]
internal sealed partial class VirtualPaymentJson : JsonSerializerContext;
