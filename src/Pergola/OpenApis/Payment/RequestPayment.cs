using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.requestPayment</c> takes: all of it comes from the mini program's backend, which placed the order.</summary>
/// <param name="TimeStamp">Seconds since 1970, as text. A number is taken too, except in <see cref="WxProfile.WeChat"/>.</param>
/// <param name="NonceStr">Random text, at most 32 characters.</param>
/// <param name="Package"><c>prepay_id=</c> and the order's prepay id.</param>
/// <param name="SignType">The kind of signature that the order was placed with, normally <c>RSA</c>.</param>
/// <param name="PaySign">The signature over appid, timeStamp, nonceStr and package. Neither the SDK nor the platform checks it: the superapp does.</param>
public sealed record RequestPaymentParams(
    [property: JsonConverter(typeof(JsonTextConverter))] string TimeStamp, string NonceStr, string Package, string SignType, string PaySign)
{
    private const string Prefix = "prepay_id=";

    /// <summary>The prepay id: <see cref="Package"/> without <c>prepay_id=</c>; null when the package names none.</summary>
    [JsonIgnore]
    public string? PrepayId => Package.StartsWith(Prefix, StringComparison.Ordinal) && Package.Length > Prefix.Length ? Package[Prefix.Length..] : null;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RequestPaymentParams))]
internal sealed partial class RequestPaymentJson : JsonSerializerContext;

public static partial class OpenApis
{
    private const int LongestNonce = 32;

    /// <summary>
    /// Lets the user pay an order at the superapp's cashier (document: open APIs, "requestPayment"; parameters: payment API). The superapp decides what
    /// a success holds beside errMsg; the mini program asks its backend whether the order is paid.
    /// </summary>
    public static OpenApi<RequestPaymentParams, OpenApiResult> RequestPayment { get; } =
        new("requestPayment", RequestPaymentJson.Default.RequestPaymentParams, SharedJson.Default.OpenApiResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            Secrets = ["paySign"],
            TakenAsText = new Dictionary<string, JsonValueKind> { ["timeStamp"] = JsonValueKind.Number },
            // The user reads, chooses a card and types a password in this time.
            ProxyTimeout = TimeSpan.FromMinutes(15),
            Validate = static p => p.NonceStr.Length > LongestNonce ? $"parameter error: parameter.nonceStr should be at most {LongestNonce} characters;" : null,
            Host = static (host, call, ct) => host.RequestPaymentAsync(WithPrepayId(call), ct),
            Default = null,
        };

    // The documents' hosts read params.prepayId, though programs send only package. A program's own prepayId must not name another order.
    private static OpenApiCall<RequestPaymentParams> WithPrepayId(OpenApiCall<RequestPaymentParams> call)
    {
        if (call.Params.PrepayId is not { } prepayId) return call;
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var field in call.RawParams.EnumerateObject().Where(f => f.Name != "prepayId")) field.WriteTo(writer);
            writer.WriteString("prepayId", prepayId);
            writer.WriteEndObject();
        }

        return call with { RawParams = JsonElement.Parse(buffer.WrittenSpan) };
    }
}

public abstract partial class MiniOpenApiProxy
{
    /// <summary>
    /// Answers <c>wx.requestPayment</c> at every level: checks the order with the superapp's server, lets the user pay, and returns what the mini program
    /// gets. <c>RawParams</c> holds <c>prepayId</c> beside what the program passed. The user cancelled: throw <see cref="OpenApiErrors.Cancel"/>.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The mini program was stopped, or a quarter of an hour is over.</param>
    public virtual Task<OpenApiResult> RequestPaymentAsync(OpenApiCall<RequestPaymentParams> call, CancellationToken cancellationToken) => NotServed<OpenApiResult>();
}
