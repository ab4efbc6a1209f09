using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.setClipboardData</c> takes.</summary>
/// <param name="Data">The text.</param>
public sealed record SetClipboardDataParams(string Data);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SetClipboardDataParams))]
internal sealed partial class SetClipboardDataJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Puts a text on the clipboard, and tells the user so: whoever pastes must know where it comes from.</summary>
    public static SdkApi<SetClipboardDataParams, OpenApiResult> SetClipboardData { get; } = new("setClipboardData", SetClipboardDataJson.Default.SetClipboardDataParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Secrets = ["data"],
        Answer = static async (call, cancellationToken) =>
        {
            var clipboard = call.MiniApp.Devices.Clipboard ?? throw OpenApiErrors.NoDevice("clipboard");
            await clipboard.WriteAsync(call.MiniApp, call.Params.Data, cancellationToken);
            var toast = new ShowToastParams(ConsentTexts.Copied(ConsentTexts.LanguageOf(call.MiniApp)));
            call.MiniApp.Ui.Apply(new UiChange("toast", call.PageId, JsonSerializer.SerializeToElement(toast, ShowToastJson.Default.ShowToastParams)));
            return new OpenApiResult();
        },
    };
}
