using System.Text.Json;
using Pergola.MiniApps;
using Pergola.Runtime.View;

namespace Pergola.Testing;

/// <summary>The page on top of a mini program that runs without a browser: look at it by CSS selectors, tap it, type into it.</summary>
public sealed class TestPage
{
    private readonly MiniApp _app;
    private readonly RunLog _log;

    internal TestPage(MiniApp app, RunLog log)
    {
        _app = app;
        _log = log;
    }

    /// <summary>The route of the page on top, or null when none is open.</summary>
    public Task<string?> RouteAsync() => ReadAsync(static page => page?.Route);

    /// <summary>The text of the first element that matches.</summary>
    /// <exception cref="InvalidOperationException">Nothing matches; the message shows the page.</exception>
    public Task<string> TextAsync(string selector) => OneAsync(selector, static node => node.InnerText);

    /// <summary>The texts of all elements that match.</summary>
    public Task<string[]> TextsAsync(string selector) => ReadAsync(page => page?.Query(selector).Select(static node => node.InnerText).ToArray() ?? []);

    /// <summary>How many elements match.</summary>
    public Task<int> CountAsync(string selector) => ReadAsync(page => page?.Query(selector).Count ?? 0);

    /// <summary>An attribute of the first element that matches, or null.</summary>
    public Task<string?> AttributeAsync(string selector, string name) => OneAsync(selector, node => node.Attribute(name));

    /// <summary>The page's <c>data</c>, as <c>setData</c> left it.</summary>
    /// <exception cref="InvalidOperationException">No page is open.</exception>
    public async Task<JsonElement> DataAsync()
    {
        var json = (await _app.Logic.CallAsync("__data", Runtime.Scripting.ScriptValue.From(_app.Pages.TopId)).ConfigureAwait(false)).AsString();
        return json is null ? throw new InvalidOperationException("No page is open.") : JsonElement.Parse(json);
    }

    /// <summary>Whether the first element that matches shows a form control as on: a checkbox, radio or switch that is checked.</summary>
    public Task<bool> IsCheckedAsync(string selector) => OneAsync(selector, static node => node.Value?.IsTruthy ?? node.Has("checked"));

    /// <summary>
    /// What the first canvas that matches was told to draw, the oldest first, as <c>fillRect(0, 0, 10, 10)</c> and <c>fillStyle("red")</c>. What was cleared
    /// with the whole canvas is left out.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing matches; the message shows the page.</exception>
    public Task<string[]> DrawingAsync(string selector) =>
        OneAsync(selector, static node => node.Page.Drawings.All.Where(drawing => drawing.Canvas == node.Id).SelectMany(static drawing => drawing.Lines()).ToArray());

    /// <summary>The page as indented text: tags, classes, texts.</summary>
    public Task<string> OutlineAsync() => ReadAsync(static page => page is null ? "(no page)" : PageOutline.Of(page));

    /// <summary>Taps the first element that matches, as a user does: it can become a gesture.</summary>
    public Task TapAsync(string selector) => SendAsync(selector, "tap", """{"x":10,"y":10}""");

    /// <summary>Types <paramref name="text"/> into the first control that matches, in place of what it held.</summary>
    public async Task TypeAsync(string selector, string text)
    {
        var detail = JsonSerializer.Serialize(new TypedDetail(text, text.Length), TestingJson.Default.TypedDetail);
        await SendAsync(selector, "focus", detail).ConfigureAwait(false);
        await SendAsync(selector, "input", detail).ConfigureAwait(false);
        await SendAsync(selector, "blur", detail).ConfigureAwait(false);
    }

    /// <summary>Any event of the view on the first element that matches.</summary>
    /// <param name="selector">A CSS selector.</param>
    /// <param name="type">Such as <c>change</c> or <c>longpress</c>.</param>
    /// <param name="detail">The event's <c>detail</c> as JSON.</param>
    public async Task SendAsync(string selector, string type, string detail)
    {
        var (page, node) = await OneAsync(selector, static node => (node.Page.Id, node.Id)).ConfigureAwait(false);
        var message = $$"""{"t":"ev","page":{{page}},"node":{{node}},"type":"{{type}}","trusted":true,"detail":{{detail}}}""";
        await _app.Screen.ReceiveAsync(System.Text.Encoding.UTF8.GetBytes(message), CancellationToken.None).ConfigureAwait(false);
        await _app.Logic.SettleAsync().ConfigureAwait(false);
    }

    private async Task<T> OneAsync<T>(string selector, Func<ViewNode, T> read)
    {
        var found = await ReadAsync(page => page?.Query(selector) is [var node, ..] ? (true, read(node), "") : (false, default!, page is null ? "(no page)" : PageOutline.Of(page))).ConfigureAwait(false);
        return found.Item1 ? found.Item2 : throw new InvalidOperationException(
            $"Nothing matches '{selector}' on this page:{Environment.NewLine}{found.Item3}{string.Join(Environment.NewLine, _log.TakeFaults(onlyUnseen: false))}");
    }

    private Task<T> ReadAsync<T>(Func<ViewPage?, T> read) => _app.Logic.OnLoopAsync(() => read(_app.View.Find(_app.Pages.TopId)));
}

/// <summary>The detail of a typed text.</summary>
internal sealed record TypedDetail(string Value, int Cursor);

[System.Text.Json.Serialization.JsonSourceGenerationOptions(PropertyNamingPolicy = System.Text.Json.Serialization.JsonKnownNamingPolicy.CamelCase)]
[System.Text.Json.Serialization.JsonSerializable(typeof(TypedDetail))]
internal sealed partial class TestingJson : System.Text.Json.Serialization.JsonSerializerContext;
