using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pergola.Consent;
using Pergola.MiniApps;
using Pergola.Runtime.Logic;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.View.Controls;

/// <summary>Buttons with something of the superapp's behind them. Only a trusted tap of the user opens it.</summary>
internal sealed partial class HostButtons(IMiniApp app, MiniAppProxy proxy, Func<LogicInstance> logic, ILogger logger, CancellationToken stopping)
{
    private static readonly Dictionary<string, Func<HostButtons, ButtonTap, Task>> ByOpenType = new(StringComparer.Ordinal)
    {
        ["share"] = ShareButton.OpenAsync,
        ["contact"] = ContactButton.OpenAsync,
        ["feedback"] = FeedbackButton.OpenAsync,
    };

    /// <summary>Whether an open-type is one of these.</summary>
    public static bool Knows(string openType) => ByOpenType.ContainsKey(openType);

    public MiniAppContext Context => app.Context;

    public MiniAppProxy Proxy => proxy;

    /// <summary>Ends with the program.</summary>
    public CancellationToken Stopping => stopping;

    /// <summary>What the program owes.</summary>
    public required LaterAnswers Later { get; init; }

    /// <summary>Tells the program; from any thread.</summary>
    public required Action<ViewNode, string, JsonElement> Emit { get; init; }

    public Task OpenAsync(ButtonTap tap) => RunAsync(tap.OpenType, () => ByOpenType[tap.OpenType](this, tap));

    /// <summary>The user shares a page by the capsule's menu.</summary>
    public Task ShareAsync(ViewPage page) => RunAsync("share", () => ShareButton.OpenFromMenuAsync(this, page));

    private async Task RunAsync(string name, Func<Task> open)
    {
        try
        {
            await open().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The program stopped meanwhile.
        }
        catch (Exception failed)
        {
            LogFailed(failed, name, app.Context.App.AppId);
        }
    }

    /// <summary>Asks the user, with the program's name and icon from the registry's record.</summary>
    public Task<UiAnswer> AskAsync(string kind, ButtonTap tap, Action<Utf8JsonWriter> fields) => AskAsync(kind, tap.Page, fields);

    /// <summary>As the other, for a page.</summary>
    public Task<UiAnswer> AskAsync(string kind, ViewPage page, Action<Utf8JsonWriter> fields) => app.Ui.AskAsync(
        new UiQuestion(kind, page.Id, ControlDetail.Of(writer =>
        {
            writer.WriteString("name", app.Context.App.Name);
            if (app.Context.App.IconUrl is { } icon)
                writer.WriteString("icon", icon);
            fields(writer);
        })), stopping);

    /// <summary>Words of the SDK, in the language of consent sheets.</summary>
    public string Words(string name) => ConsentTexts.Of(name, proxy.GetLocale(app.Context) ?? app.Device.Language);

    /// <summary>The page's title as it is configured, else the mini program's name.</summary>
    public string TitleOf(ViewPage page)
    {
        var window = JsonElement.Parse(page.Window);
        return window.TryGetProperty("navigationBarTitleText", out var title) && title.ValueKind == JsonValueKind.String && title.GetString() is { Length: > 0 } text
            ? text
            : app.Context.App.Name;
    }

    /// <summary>Calls a handler of the page; what it returned as JSON, or null when there is no such handler or it returned no object. A promise in it is waited for.</summary>
    public async Task<string?> CallPageAsync(ViewPage page, string handler, JsonElement data)
    {
        var said = (await logic().CallAsync("__page", ScriptValue.From(page.Id), ScriptValue.From(handler), ScriptValue.From(data.GetRawText())).ConfigureAwait(false)).AsString();
        return said is not null && JsonElement.Parse(said) is var answer && answer.TryGetProperty("later", out var id) && id.TryGetInt32(out var number)
            ? await Later.WaitAsync(number, stopping).ConfigureAwait(false)
            : said;
    }

    [LoggerMessage(LogLevel.Error, "The button \"{OpenType}\" of {AppId} failed.")]
    private partial void LogFailed(Exception exception, string openType, string appId);
}
