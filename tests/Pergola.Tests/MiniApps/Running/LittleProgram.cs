using Pergola.Runtime.Scripting;
using Pergola.Runtime.View;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

/// <summary>Little programs that tests write, and what they say on their console.</summary>
internal static class LittleProgram
{
    /// <summary>A program of one page.</summary>
    public static TempFolder Of(string script, string template = "<view/>", string app = "App({})") =>
        new TempFolder().WithApp().With("app.js", app).With("pages/index/index.js", script).With("pages/index/index.wxml", template);

    /// <summary>A program whose only button runs this code.</summary>
    public static TempFolder OnTap(string code) => Of($$"""Page({ tap() { {{code}} } })""", """<button bindtap="tap">Go</button>""");

    /// <summary>What stands on the console, once there are as many lines as this.</summary>
    public static async Task<string[]> SaysAsync(this TestMiniApp app, int lines)
    {
        await app.WaitForAsync(() => Task.FromResult(app.Log.Console.Count >= lines));
        return [.. app.Log.Console.Select(static message => message.Text)];
    }

    /// <summary>Taps the button and gives the lines that came to the console, once there are as many as this.</summary>
    public static async Task<string[]> SaysOnTapAsync(this TestMiniApp app, int lines = 1, string selector = "button")
    {
        var before = app.Log.Console.Count;
        await app.Page.TapAsync(selector);
        return [.. (await app.SaysAsync(before + lines)).Skip(before)];
    }

    /// <summary>Sends a tap as a page would that makes the event itself: the browser does not say that a user did it.</summary>
    public static async Task ForgeTapAsync(this TestMiniApp app, string selector)
    {
        var (page, node) = await app.App.Logic.OnLoopAsync(() => app.App.View.Find(app.App.Pages.TopId)!.Query(selector)[0] is var found ? (found.Page.Id, found.Id) : default);
        var message = $$$"""{"t":"ev","page":{{{page}}},"node":{{{node}}},"type":"tap","trusted":false,"detail":{}}""";
        await app.App.Screen.ReceiveAsync(System.Text.Encoding.UTF8.GetBytes(message), CancellationToken.None);
        await app.App.Logic.SettleAsync();
    }

    /// <summary>The first error that nobody caught.</summary>
    public static async Task<ScriptError> ErrorAsync(this TestMiniApp app)
    {
        await app.WaitForAsync(() => Task.FromResult(app.Log.Errors.Count > 0));
        return app.Log.Errors.First().Error;
    }
}
