using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.canIUse</c> takes.</summary>
/// <param name="Schema"><c>${API}.${method}.${param}.${option}</c> or <c>${component}.${attribute}.${option}</c>. Anything but text is not usable.</param>
public sealed record CanIUseParams(JsonElement? Schema = null);

/// <summary>What <c>wx.canIUse</c> answers.</summary>
/// <param name="Result">Whether it works here.</param>
public sealed record CanIUseResult(bool Result) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CanIUseParams))]
[JsonSerializable(typeof(CanIUseResult))]
internal sealed partial class CanIUseJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>Says whether an API, one of its parameters, or a component works here; it never fails (document: mini program open APIs, sample of "getUserInfo").</summary>
    public static SdkApi<CanIUseParams, CanIUseResult> CanIUse { get; } = new("canIUse", CanIUseJson.Default.CanIUseParams, CanIUseJson.Default.CanIUseResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Positional = ["schema"],
        Returns = "result",
        ToUnreadable = new(false),
        Answer = static (call, _) =>
        {
            var options = call.MiniApp.Options;
            var schema = call.Params.Schema is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
            return new(new CanIUseResult(UsableNames.Has(schema, options.Catalog, options.SdkVersion)));
        },
    };
}
