using System.Globalization;
using System.Text.Json;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>The way into another mini program: the superapp must have it, and the user must agree.</summary>
internal static class MiniAppJumps
{
    public static async ValueTask<OpenApiResult> OpenAsync<TParams>(SdkCall<TParams> call, string appId, string? path, JsonElement? extraData, bool isEmbedded, CancellationToken cancellationToken)
    {
        var app = call.MiniApp;
        var target = await app.Host.FindMiniAppAsync(app.Context, appId, cancellationToken).ConfigureAwait(false)
            ?? throw new OpenApiException("not supported: the superapp has no mini program of this appId, or does not open it from here");
        var language = ConsentTexts.LanguageOf(app);
        // The name on the sheet is the registry's: a program cannot say that it opens another one.
        var question = new ShowModalParams(
            Content: string.Format(CultureInfo.InvariantCulture, ConsentTexts.Of("openMiniApp", language), target.Name),
            CancelText: ConsentTexts.Deny(language),
            ConfirmText: ConsentTexts.Allow(language));
        var answer = await app.Ui.AskAsync(new UiQuestion("modal", call.PageId, JsonSerializer.SerializeToElement(question, ShowModalJson.Default.ShowModalParams)), cancellationToken).ConfigureAwait(false);
        if (!answer.Confirmed)
            throw OpenApiErrors.Cancel();
        await app.Host.OpenMiniAppAsync(app.Context, new MiniAppJump(target, string.IsNullOrEmpty(path) ? null : path, extraData, isEmbedded), cancellationToken).ConfigureAwait(false);
        return new OpenApiResult();
    }
}
