using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Pergola.Dispatch;

/// <summary>
/// Declares APIs of a superapp's own that take and give any object, in a line or two (Android: a method under <c>@JsEvent("name")</c> with
/// <c>RequestEvent.ok()</c> and <c>fail()</c>). Mini programs reach them as <c>wx.name(...)</c> and through <c>wx.invokeNativePlugin</c>.
/// Where the parameters have a fixed shape, <see cref="OpenApi{TParams,TResult}"/> checks them.
/// </summary>
/// <example><code>
/// options.OpenApis.Add(SuperAppApi.Create("getCoupons", async (call, ct) =>
///     SuperAppApi.Ok(new() { ["coupons"] = await CountAsync(call.Context.Account, ct) })));
/// </code></example>
public static class SuperAppApi
{
    /// <summary>An API that a function answers.</summary>
    /// <param name="name">The name after <c>wx.</c>: <c>getCoupons</c>, or <c>bank.transfer</c> in a name space. No built-in API can have it.</param>
    /// <param name="answer">The answer: <see cref="Ok"/>, or throw <see cref="Fail"/>. <c>call.Params</c> is the object that the program passed.</param>
    /// <param name="consent">Which scope the user is asked for; null for none.</param>
    /// <param name="gesture">Whether a live tap must be spent.</param>
    public static OpenApi<JsonElement, OpenApiResult> Create(
        string name, Func<OpenApiCall<JsonElement>, CancellationToken, Task<OpenApiResult>> answer, ConsentRule? consent = null, Gesture gesture = Gesture.None) =>
        Declare(name, (_, call, ct) => answer(call, ct), consent, gesture);

    /// <summary>An API that the superapp's proxy answers, with one of its methods.</summary>
    /// <typeparam name="TProxy">The proxy that <c>UseProxy</c> names.</typeparam>
    /// <param name="name">As in the other overload.</param>
    /// <param name="answer">The method: <c>(proxy, call, ct) => proxy.GetCouponsAsync(call, ct)</c>.</param>
    /// <param name="consent">Which scope the user is asked for; null for none.</param>
    /// <param name="gesture">Whether a live tap must be spent.</param>
    public static OpenApi<JsonElement, OpenApiResult> Create<TProxy>(
        string name, Func<TProxy, OpenApiCall<JsonElement>, CancellationToken, Task<OpenApiResult>> answer, ConsentRule? consent = null, Gesture gesture = Gesture.None)
        where TProxy : MiniOpenApiProxy =>
        Declare(name, (host, call, ct) => answer((TProxy)host, call, ct), consent, gesture);

    /// <summary>A success.</summary>
    /// <param name="fields">What the mini program gets beside errMsg and errno; null for nothing.</param>
    public static OpenApiResult Ok(JsonObject? fields = null) => new() { Extra = fields is null ? null : Elements(fields) };

    /// <summary>A failure, to be thrown.</summary>
    /// <param name="reason">What stands after <c>fail </c>.</param>
    /// <param name="errno">The error number.</param>
    /// <param name="fields">What the mini program gets beside errMsg and errno; null for nothing.</param>
    public static OpenApiException Fail(string reason, int errno = OpenApiErrors.SystemErrno, JsonObject? fields = null) =>
        new(reason, errno, fields is null ? null : Elements(fields));

    private static OpenApi<JsonElement, OpenApiResult> Declare(
        string name, Func<MiniOpenApiProxy, OpenApiCall<JsonElement>, CancellationToken, Task<OpenApiResult>> host, ConsentRule? consent, Gesture gesture) =>
        new(name, SuperAppApiJson.Default.JsonElement, SharedJson.Default.OpenApiResult)
        {
            Since = new(1, 0, 0),
            Consent = consent ?? ConsentRule.None,
            Gesture = gesture,
            Host = host,
            Default = null,
        };

    private static Dictionary<string, JsonElement> Elements(JsonObject fields) =>
        fields.ToDictionary(static f => f.Key, static f => JsonElement.Parse(f.Value?.ToJsonString() ?? "null"), StringComparer.Ordinal);
}

[JsonSerializable(typeof(JsonElement))]
internal sealed partial class SuperAppApiJson : JsonSerializerContext;
