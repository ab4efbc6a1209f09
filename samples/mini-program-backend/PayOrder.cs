using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>What a program wants to buy.</summary>
internal sealed record OrderRequest(string? Appid, string? Token, string? Id, [property: JsonPropertyName("goods_detail")] IReadOnlyList<Goods>? GoodsDetail);

/// <summary>One kind of goods; the price of one is in cents.</summary>
internal sealed record Goods([property: JsonPropertyName("goods_name")] string? GoodsName, int Quantity, [property: JsonPropertyName("unit_price")] long UnitPrice);

/// <summary>What the program hands to <c>wx.requestPayment</c>, at the top of the answer, or why there is no order.</summary>
internal sealed record OrderAnswer(int Code, AnswerData? Data = null)
{
    public string? TimeStamp { get; init; }

    public string? NonceStr { get; init; }

    public string? Package { get; init; }

    public string? SignType { get; init; }

    public string? PaySign { get; init; }
}

/// <summary>An order, as the superapp's server keeps it.</summary>
internal sealed record PlacedOrder(string PrepayId, string Description, long Total, string Currency);

/// <summary>What the superapp's server is told.</summary>
internal sealed record PlaceOrder(string AppId, PlacedOrder Order);

/// <summary>
/// <c>POST /payOrderV3</c>: places an order and signs it. A trial: no merchant stands behind it, and the order goes straight to the superapp's server, so that its
/// cashier can show what is paid.
/// </summary>
internal sealed class PayOrder(HttpClient http, MiniProgramBackendOptions options, Tokens tokens, MerchantKey merchant, TimeProvider time)
{
    private const int MostGoods = 100;
    private const long HighestTotal = 100_000_000;

    public static async Task<Ok<OrderAnswer>> Handle(OrderRequest request, PayOrder orders, CancellationToken cancellationToken) =>
        TypedResults.Ok(await orders.PlaceAsync(request, cancellationToken));

    private async Task<OrderAnswer> PlaceAsync(OrderRequest request, CancellationToken cancellationToken)
    {
        if (tokens.Find(request.Appid, request.Token) is null)
            return Failure(401, "The token is unknown or too old. Log in again.", 40001);
        if (request.GoodsDetail is not { Count: > 0 and <= MostGoods } goods || goods.Any(static g => g.Quantity is < 1 or > 10_000 || g.UnitPrice is < 1 or > HighestTotal))
            return Failure(400, "goods_detail needs goods, each with quantity and unit_price (in cents).", 10002);
        if (goods.Sum(static g => g.Quantity * g.UnitPrice) is var total && total > HighestTotal)
            return Failure(400, "The order is too dear for a trial.", 10002);

        var order = new PlacedOrder("pi" + MerchantKey.NewNonce()[..16], string.Join(", ", goods.Select(static g => $"{g.Quantity} x {g.GoodsName}")), total, "USD");
        if (!await TellSuperAppAsync(request.Appid!, order, cancellationToken))
            return Failure(502, "The order could not be placed just now. Try again.", -1);

        var timeStamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = MerchantKey.NewNonce();
        var package = $"prepay_id={order.PrepayId}";
        return new(200) { TimeStamp = timeStamp, NonceStr = nonce, Package = package, SignType = "RSA", PaySign = merchant.Sign(request.Appid!, timeStamp, nonce, package) };
    }

    private async Task<bool> TellSuperAppAsync(string appId, PlacedOrder order, CancellationToken cancellationToken)
    {
        // Without a superapp server, or without its key, the order is known to nobody else: the cashier plays it.
        if (options.SuperAppServer is null || !options.MiniPrograms.TryGetValue(appId, out var secrets) || secrets.SuperAppKey is null)
            return true;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.SuperAppServer, "orders"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secrets.SuperAppKey);
        request.Content = JsonContent.Create(new PlaceOrder(appId, order), BackendJson.Default.PlaceOrder);
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static OrderAnswer Failure(int code, string msg, int errcode) => new(code, new AnswerData { Msg = msg, Errcode = errcode });
}
