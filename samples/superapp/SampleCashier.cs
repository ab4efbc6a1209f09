using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Samples.SuperApp;

/// <summary>The superapp's cashier: it shows the bill above the mini program, and takes the user's word for money. A real one asks for a card and a password.</summary>
internal sealed class SampleCashier(SampleSession session, SuperAppServer server)
{
    /// <summary>Lets the user pay an order, and has the server mark it as paid. An order that the server does not know is played: no money, nothing to mark.</summary>
    /// <exception cref="OpenApiException">The user cancelled, or the order is paid already.</exception>
    public async Task PayOrderAsync<T>(OpenApiCall<T> call, string? prepayId, CancellationToken cancellationToken)
    {
        var token = session.TokenOf(call.Context.Account) ?? throw OpenApiErrors.SignedOut();
        var order = prepayId is null ? null : await server.FindOrderAsync(token, call.AppId, prepayId, cancellationToken);
        var bill = order is null
            ? new Bill("Trial payment", 1, "USD", [new("Order", prepayId ?? "none"), new("Note", "The server has no such order: nothing is paid")])
            : new Bill("Pay the order", order.Total, order.Currency, [new("For", order.Description), new("Order", order.PrepayId)]);
        await CollectAsync(call, bill, cancellationToken);
        if (order is not null && !await server.PayAsync(token, call.AppId, order.PrepayId, cancellationToken))
            throw new OpenApiException("the order is paid already");
    }

    /// <summary>Lets the user buy a virtual item: the order is the text that the mini program's backend signed.</summary>
    /// <exception cref="OpenApiException">The user cancelled, or the text is no order.</exception>
    public Task PayItemAsync<T>(OpenApiCall<T> call, string signData, CancellationToken cancellationToken)
    {
        if (session.TokenOf(call.Context.Account) is null)
            throw OpenApiErrors.SignedOut();
        var item = VirtualItem.Parse(signData) ?? throw VirtualPaymentErrors.Fail(VirtualPaymentErrors.SignDataFormat, "signData is no order");
        BillLine[] lines = [new("Item", item.ProductId), new("Number", item.BuyQuantity.ToString(CultureInfo.InvariantCulture)), new("Order", item.OutTradeNo)];
        return CollectAsync(call, new("Buy an item", item.GoodsPrice * item.BuyQuantity, item.CurrencyType, lines), cancellationToken);
    }

    private static async Task CollectAsync<T>(OpenApiCall<T> call, Bill bill, CancellationToken cancellationToken)
    {
        var app = call.Context.App;
        var amount = (bill.Total / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        var sheet = new CashierSheet(app.Name, app.IconUrl, bill.Title, bill.Lines, amount, bill.Currency);
        var answer = await call.Ui.AskAsync(new("cashier", call.PageId, JsonSerializer.SerializeToElement(sheet, CashierJson.Default.CashierSheet)), cancellationToken);
        if (!answer.Confirmed)
            throw OpenApiErrors.Cancel();
    }
}

/// <summary>What is to be paid, in cents, and what for.</summary>
internal sealed record Bill(string Title, long Total, string Currency, IReadOnlyList<BillLine> Lines);

/// <summary>A line of a bill.</summary>
internal sealed record BillLine(string Name, string Value);

/// <summary>The cashier's sheet (docs/view-protocol.md section 4); the shell has the words for its buttons.</summary>
internal sealed record CashierSheet(string Name, string? Icon, string Title, IReadOnlyList<BillLine> Lines, string Amount, string Currency);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CashierSheet))]
internal sealed partial class CashierJson : JsonSerializerContext;
