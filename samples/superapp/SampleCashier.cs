using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Samples.SuperApp;

/// <summary>What is to be paid: cents, and what for.</summary>
internal sealed record Bill(string Title, long Total, string Currency, IReadOnlyList<BillLine> Lines);

/// <summary>A line of a bill.</summary>
internal sealed record BillLine(string Name, string Value);

/// <summary>The superapp's cashier: it shows the bill above the mini program, and takes the user's word for money. A real one asks for a card and a password.</summary>
internal sealed class SampleCashier
{
    /// <summary>Lets the user pay.</summary>
    /// <exception cref="OpenApiException">The user cancelled: the mini program sees <c>fail cancel</c>.</exception>
    public async Task CollectAsync<T>(OpenApiCall<T> call, Bill bill, CancellationToken cancellationToken)
    {
        var app = call.Context.App;
        var amount = (bill.Total / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        var sheet = new CashierSheet(app.Name, app.IconUrl, bill.Title, bill.Lines, amount, bill.Currency);
        var answer = await call.Ui.AskAsync(new("cashier", call.PageId, JsonSerializer.SerializeToElement(sheet, CashierJson.Default.CashierSheet)), cancellationToken);
        if (!answer.Confirmed)
            throw OpenApiErrors.Cancel();
    }
}

/// <summary>The cashier's sheet (docs/view-protocol.md section 4); the shell has the words for its buttons.</summary>
internal sealed record CashierSheet(string Name, string? Icon, string Title, IReadOnlyList<BillLine> Lines, string Amount, string Currency);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CashierSheet))]
internal sealed partial class CashierJson : JsonSerializerContext;
