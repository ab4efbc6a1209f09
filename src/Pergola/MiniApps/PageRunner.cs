using System.Text.Json;
using Pergola.Devices;
using Pergola.Runtime;
using Pergola.Runtime.Logic;
using Pergola.Runtime.Scripting;
using Pergola.Runtime.View;

namespace Pergola.MiniApps;

/// <summary>Opens, shows, hides and closes pages: in the logic, in the view, and in the bars around it.</summary>
internal sealed class PageRunner(MiniApp app, MiniAppView view, Func<LogicInstance> logic) : IPageHost
{
    public Task OpenAsync(OpenPage page, IReadOnlyList<int> stack, string how)
    {
        var window = app.Config.WindowFor(page.Route, app.Device.Theme).GetRawText();
        var query = JsonSerializer.Serialize(page.Query, RuntimeJson.Default.IReadOnlyDictionaryStringString);
        return TurnAsync(context =>
        {
            view.Add(new ViewPage(page.Id, page.Route, window, app.Options.Limits));
            ShowBars(page, window, stack, withTabs: page.Id == 1);
            // Shown first: an element can be measured only where it is displayed.
            view.Show(page.Id, how);
            Call(context, "__openPage", page.Id, page.Route, query, BootJson.Stack(stack, app.OpenType));
            Call(context, "__page", page.Id, "show", BootJson.Stack(stack));
        });
    }

    public Task ShowAsync(OpenPage page, IReadOnlyList<int> stack, string how) => TurnAsync(context =>
    {
        ShowBars(page, app.Config.WindowFor(page.Route, app.Device.Theme).GetRawText(), stack, withTabs: false);
        view.Show(page.Id, how);
        Call(context, "__page", page.Id, "show", BootJson.Stack(stack, app.OpenType));
    });

    /// <summary>Draws the bars of the page on top again: the theme has changed.</summary>
    public void ShowBars(PageStack pages)
    {
        if (pages.Top is { } top)
            ShowBars(top, app.Config.WindowFor(top.Route, app.Device.Theme).GetRawText(), pages.Ids, withTabs: true);
    }

    public async Task<bool> CloseLayerAsync(OpenPage page)
    {
        var closed = false;
        await TurnAsync(context => closed = view.CloseLayer(context, page.Id)).ConfigureAwait(false);
        return closed;
    }

    public Task HideAsync(OpenPage page) => TurnAsync(context => Call(context, "__page", page.Id, "hide", "{}"));

    public Task CloseAsync(OpenPage page, IReadOnlyList<int> stack) => TurnAsync(context =>
    {
        Recording.PageClosed(app, page.Id);
        LeaveAlerts.PageClosed(app, page.Id);
        Call(context, "__page", page.Id, "unload", BootJson.Stack(stack));
        view.Drop(page.Id);
    });

    // The whole tab bar is sent once: later it would undo what the program changed of it.
    private void ShowBars(OpenPage page, string window, IReadOnlyList<int> stack, bool withTabs)
    {
        app.Ui.Apply(new UiChange("navigationBar", page.Id, PageBars.Navigation(app.Config, page, window, isBottom: stack.Count <= 1)));
        if (PageBars.Tabs(app.Config, page, app.Device.Theme, withBar: withTabs) is { } tabs)
            app.Ui.Apply(new UiChange("tabBar", 0, tabs));
    }

    private void Call(IScriptContext context, string function, int page, string first, string second) =>
        logic().Call(context, function, ScriptValue.From(page), ScriptValue.From(first), ScriptValue.From(second));

    private void Call(IScriptContext context, string function, int page, string route, string query, string options) =>
        logic().Call(context, function, ScriptValue.From(page), ScriptValue.From(route), ScriptValue.From(query), ScriptValue.From(options));

    private Task TurnAsync(Action<IScriptContext> turn)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        logic().Post(context =>
        {
            try
            {
                turn(context);
                done.TrySetResult();
            }
            catch (ScriptException failed)
            {
                app.ReportError(failed.Error, app.Pages.TopId);
                done.TrySetResult();
            }
        });
        // A program that stops meanwhile ends the move.
        return done.Task.WaitAsync(app.Stopping);
    }
}
