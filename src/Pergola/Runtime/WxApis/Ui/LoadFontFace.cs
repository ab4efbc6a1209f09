using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.loadFontFace</c> takes.</summary>
/// <param name="Family">The name that style sheets use.</param>
/// <param name="Source"><c>url("...")</c>, or the address alone: of an allowed origin, a data URL, or a file of the package.</param>
/// <param name="Desc">What tells it apart from others of the family, or null.</param>
/// <param name="Global">Whether it counts on every page.</param>
public sealed record LoadFontFaceParams(string Family, string Source, FontFaceDescription? Desc = null, bool Global = false);

/// <summary>What <c>wx.loadFontFace</c> answers.</summary>
/// <param name="Status"><c>loaded</c>.</param>
public sealed record LoadFontFaceResult(string Status) : OpenApiResult;

/// <summary>What tells a font apart from others of its family.</summary>
/// <param name="Style"><c>normal</c>, <c>italic</c> or <c>oblique</c>.</param>
/// <param name="Variant"><c>normal</c>, <c>small-caps</c> or <c>inherit</c>.</param>
/// <param name="Weight"><c>normal</c>, <c>bold</c>, <c>100</c> to <c>900</c>.</param>
public sealed record FontFaceDescription(string Style = "normal", string Variant = "normal", string Weight = "normal");

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LoadFontFaceParams))]
[JsonSerializable(typeof(LoadFontFaceResult))]
internal sealed partial class LoadFontFaceJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Loads a font for the pages of the program.</summary>
    public static SdkApi<LoadFontFaceParams, LoadFontFaceResult> LoadFontFace { get; } = new("loadFontFace", LoadFontFaceJson.Default.LoadFontFaceParams, LoadFontFaceJson.Default.LoadFontFaceResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var source = FontSource.Address(call.Params.Source);
            await FontSource.CheckAsync(call.MiniApp, source, cancellationToken).ConfigureAwait(false);
            var face = call.Params with { Source = source };
            call.MiniApp.Ui.Apply(new UiChange("fontFace", call.Params.Global ? 0 : call.PageId, JsonSerializer.SerializeToElement(face, LoadFontFaceJson.Default.LoadFontFaceParams)));
            return new LoadFontFaceResult("loaded");
        },
    };
}
