using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.requestVirtualPayment</c> takes: all of it comes from the mini program's backend.</summary>
/// <param name="SignData">
/// The order as a JSON text: offerId, buyQuantity, currencyType, productId, goodsPrice (in cents), outTradeNo (used once), attach. The
/// signatures are over these very bytes, so it is passed on unread. An object is taken too, except in <see cref="WxProfile.WeChat"/>: the
/// text is then what JSON.stringify makes of it.
/// </param>
/// <param name="PaySig">hex(HMAC-SHA256(app key, <c>requestVirtualPayment&amp;</c> + signData)). The superapp checks it.</param>
/// <param name="Signature">hex(HMAC-SHA256(session key, signData)). The superapp checks it.</param>
/// <param name="Mode">What is bought, such as <c>short_series_goods</c> or <c>short_series_coin</c>; <see cref="WxProfile.WeChat"/> requires it.</param>
public sealed record RequestVirtualPaymentParams(
    [property: JsonConverter(typeof(JsonTextConverter))] string SignData, string PaySig, string Signature, string? Mode = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RequestVirtualPaymentParams))]
internal sealed partial class RequestVirtualPaymentJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>
    /// Lets the user buy a virtual item at the superapp's cashier (document: Android open APIs, "requestVirtualPayment"; parameters: virtual payment).
    /// It never gives a promise.
    /// </summary>
    public static OpenApi<RequestVirtualPaymentParams, VirtualPaymentResult> RequestVirtualPayment { get; } =
        new("requestVirtualPayment", RequestVirtualPaymentJson.Default.RequestVirtualPaymentParams, VirtualPaymentJson.Default.VirtualPaymentResult)
        {
            Since = new(2, 2, 17),
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            Shape = CallShape.CallbackOnly,
            Secrets = ["paySig", "signature"],
            RequiredByWeChat = ["mode"],
            TakenAsText = new Dictionary<string, JsonValueKind> { ["signData"] = JsonValueKind.Object },
            ErrCode = VirtualPaymentErrors.Of,
            ProxyTimeout = TimeSpan.FromMinutes(15),
            Host = static (host, call, ct) => host.RequestVirtualPaymentAsync(call, ct),
            Default = null,
        };
}

public abstract partial class MiniOpenApiProxy
{
    /// <summary>
    /// Answers <c>wx.requestVirtualPayment</c> at every level. Refuse with <see cref="VirtualPaymentErrors.Fail"/>; the user cancelled: throw
    /// <see cref="OpenApiErrors.Cancel"/>.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The mini program was stopped, or a quarter of an hour is over.</param>
    public virtual Task<VirtualPaymentResult> RequestVirtualPaymentAsync(OpenApiCall<RequestVirtualPaymentParams> call, CancellationToken cancellationToken) =>
        NotServed<VirtualPaymentResult>();
}
