using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pergola.Samples.SuperApp;

/// <summary>The order inside <c>signData</c> of a virtual payment; the price is in cents.</summary>
internal sealed record VirtualItem(string ProductId, int BuyQuantity, long GoodsPrice, string CurrencyType, string OutTradeNo)
{
    private const int MostItems = 10_000;
    private const long HighestPrice = 100_000_000;

    /// <summary>Reads an order; null when the text is none.</summary>
    public static VirtualItem? Parse(string signData)
    {
        try
        {
            return JsonSerializer.Deserialize(signData, VirtualItemJson.Default.VirtualItem) is
                { ProductId.Length: > 0, BuyQuantity: > 0 and <= MostItems, GoodsPrice: > 0 and <= HighestPrice, CurrencyType.Length: > 0, OutTradeNo.Length: > 0 } item
                ? item
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(VirtualItem))]
internal sealed partial class VirtualItemJson : JsonSerializerContext;
