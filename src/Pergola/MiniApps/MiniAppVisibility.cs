using Pergola.MiniApps.Config;
using Pergola.Runtime.Logic;
using Pergola.Runtime.Scripting;

namespace Pergola.MiniApps;

/// <summary>A mini program leaves the screen of the superapp and comes back, and goes on running meanwhile (document: iOS, <c>lifeCycleForApp</c>, OnHide and OnShow).</summary>
public static class MiniAppVisibility
{
    /// <summary>The program is not seen any more: <c>onHide</c> of the page on top, then <c>App.onHide</c> and <c>wx.onAppHide</c>. Does nothing when it is hidden already.</summary>
    /// <exception cref="ObjectDisposedException">The program has stopped.</exception>
    public static async Task HideAsync(this MiniApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!app.Presence.TryHide(isHidden: true))
            return;
        await PageAsync(app, "hide").ConfigureAwait(false);
        await AppAsync(app, "hide", ScriptValue.From("{}")).ConfigureAwait(false);
    }

    /// <summary>
    /// The program is seen again: <c>App.onShow</c> and <c>wx.onAppShow</c> with how it was entered, which <c>wx.getEnterOptionsSync</c> tells too, then <c>onShow</c> of
    /// the page on top. With a path the program is opened at that page, as by <c>wx.reLaunch</c>; one that it does not have goes to <c>App.onPageNotFound</c>.
    /// </summary>
    /// <param name="app">The program; it may also be on the screen already, and is then entered anew.</param>
    /// <param name="entry">How it is entered; null when the user only turns to it again, which does nothing to a program that is seen.</param>
    /// <exception cref="ObjectDisposedException">The program has stopped.</exception>
    public static async Task ShowAsync(this MiniApp app, MiniAppEntry? entry = null)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (!app.Presence.TryHide(isHidden: false) && entry is null)
            return;
        var target = entry?.Path is { } path ? app.Config.ResolvePage(path) : null;
        if (entry is not null)
        {
            app.Presence.Enter = new LaunchOptions(target?.Route ?? app.Enter.Path, target?.Query ?? app.Enter.Query)
            {
                Scene = entry.Scene, ReferrerAppId = entry.ReferrerAppId, ReferrerExtraData = entry.ReferrerExtraData,
            };
        }

        await AppAsync(app, "show", BootJson.Of(app.Enter)).ConfigureAwait(false);
        if (target is { IsPage: true })
            await app.Pages.ReLaunchAsync("/" + target.Url.TrimStart('/'), app.Stopping).ConfigureAwait(false);
        else
            await PageAsync(app, "show").ConfigureAwait(false);
        if (target is { IsPage: false })
            await app.TellNotFoundAsync(target).ConfigureAwait(false);
    }

    /// <summary>The program was to be opened at a page that it does not have: <c>App.onPageNotFound</c> may go to another.</summary>
    internal static Task TellNotFoundAsync(this MiniApp app, PageTarget target)
    {
        app.ReportConsole("warn", $"There is no page '{target.Url}' in this mini program, at which it was to be opened. Its pages are listed in app.json; App.onPageNotFound may go to one of them.");
        return AppAsync(app, "pageNotFound", BootJson.NotFound(target));
    }

    private static Task AppAsync(MiniApp app, string what, ScriptValue data) => CallAsync(app, "__app", ScriptValue.From(what), data);

    private static Task PageAsync(MiniApp app, string what) => CallAsync(app, "__page", ScriptValue.From(app.Pages.TopId), ScriptValue.From(what), ScriptValue.From("{}"));

    // A handler that runs into a limit is the program's own error, and the rest goes on.
    private static async Task CallAsync(MiniApp app, string function, params ScriptValue[] arguments)
    {
        try
        {
            await app.Logic.CallAsync(function, arguments).ConfigureAwait(false);
        }
        catch (ScriptException failed)
        {
            app.ReportError(failed.Error, app.Pages.TopId);
        }
    }
}
