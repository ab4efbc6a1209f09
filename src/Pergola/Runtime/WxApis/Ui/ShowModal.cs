using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.showModal</c> takes.</summary>
/// <param name="Title">The title.</param>
/// <param name="Content">The text; with <paramref name="Editable"/> what stands in the field.</param>
/// <param name="ShowCancel">Whether there is a cancel button.</param>
/// <param name="CancelText">Its text; by default in the user's language.</param>
/// <param name="CancelColor">Its colour.</param>
/// <param name="ConfirmText">The confirm button's text; by default in the user's language.</param>
/// <param name="ConfirmColor">Its colour.</param>
/// <param name="Editable">Whether the user may type.</param>
/// <param name="PlaceholderText">What stands in the empty field, or null.</param>
public sealed record ShowModalParams(string Title = "", string Content = "", bool ShowCancel = true, string? CancelText = null, string CancelColor = "#000000", string? ConfirmText = null, string ConfirmColor = "#576B95", bool Editable = false, string? PlaceholderText = null);

/// <summary>What <c>wx.showModal</c> answers.</summary>
/// <param name="Confirm">Whether the user confirmed.</param>
/// <param name="Cancel">Whether the user cancelled.</param>
/// <param name="Content">What was typed, for an editable question that was confirmed; else null.</param>
public sealed record ShowModalResult(bool Confirm, bool Cancel, string? Content) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ShowModalParams))]
[JsonSerializable(typeof(ShowModalResult))]
internal sealed partial class ShowModalJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Asks the user a question that is confirmed or cancelled.</summary>
    public static SdkApi<ShowModalParams, ShowModalResult> ShowModal { get; } = new("showModal", ShowModalJson.Default.ShowModalParams, ShowModalJson.Default.ShowModalResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var chinese = call.MiniApp.Device.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
            var shown = call.Params with
            {
                CancelText = call.Params.CancelText is { Length: > 0 } cancel ? cancel : chinese ? "\u53D6\u6D88" : "Cancel",
                ConfirmText = call.Params.ConfirmText is { Length: > 0 } confirm ? confirm : chinese ? "\u786E\u5B9A" : "OK",
            };
            var answer = await call.MiniApp.Ui.AskAsync(new UiQuestion("modal", call.PageId, JsonSerializer.SerializeToElement(shown, ShowModalJson.Default.ShowModalParams)), cancellationToken);
            return new ShowModalResult(answer.Confirmed, !answer.Confirmed, answer.Confirmed && shown.Editable ? answer.Content ?? "" : null);
        },
    };
}
