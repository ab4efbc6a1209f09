using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.requestMidasPaymentGameItem</c> takes: all of it comes from the mini game's backend.</summary>
/// <param name="SignData">
/// The order as a JSON text: mode, buyQuantity, currencyType, platform, productId, goodsPrice (in cents), outTradeNo (used once), attach. The
/// signatures are over these very bytes, so it is passed on unread.
/// </param>
/// <param name="PaySig">hex(HMAC-SHA256(app key, <c>requestMidasPaymentGameItem&amp;</c> + signData)). The superapp checks it.</param>
/// <param name="Signature">hex(HMAC-SHA256(session key, signData)). The superapp checks it.</param>
public sealed record RequestMidasPaymentGameItemParams(string SignData, string PaySig, string Signature);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RequestMidasPaymentGameItemParams))]
internal sealed partial class RequestMidasPaymentGameItemJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>
    /// Lets the user buy an item of a mini game at the superapp's cashier (document: Android and iOS open APIs, "requestMidasPaymentGameItem"; parameters:
    /// mini game payment). It never gives a promise.
    /// </summary>
    public static OpenApi<RequestMidasPaymentGameItemParams, VirtualPaymentResult> RequestMidasPaymentGameItem { get; } =
        new("requestMidasPaymentGameItem", RequestMidasPaymentGameItemJson.Default.RequestMidasPaymentGameItemParams, VirtualPaymentJson.Default.VirtualPaymentResult)
        {
            Since = new(2, 2, 4),
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            Shape = CallShape.CallbackOnly,
            Secrets = ["paySig", "signature"],
            ErrCode = VirtualPaymentErrors.Of,
            ProxyTimeout = TimeSpan.FromMinutes(15),
            Host = static (host, call, ct) => host.RequestMidasPaymentGameItemAsync(call, ct),
            Default = null,
        };
}

public abstract partial class MiniOpenApiProxy
{
    /// <summary>
    /// Answers <c>wx.requestMidasPaymentGameItem</c> at every level. Refuse with <see cref="VirtualPaymentErrors.Fail"/>; the user cancelled: throw
    /// <see cref="OpenApiErrors.Cancel"/>.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The mini program was stopped, or a quarter of an hour is over.</param>
    public virtual Task<VirtualPaymentResult> RequestMidasPaymentGameItemAsync(OpenApiCall<RequestMidasPaymentGameItemParams> call, CancellationToken cancellationToken) =>
        NotServed<VirtualPaymentResult>();
}
