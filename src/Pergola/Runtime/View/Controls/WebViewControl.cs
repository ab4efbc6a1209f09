using System.Text.Json;
using Pergola.MiniApps;
using Pergola.MiniApps.Network;
using Pergola.Runtime.Logic;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.View.Controls;

/// <summary>
/// <c>web-view</c>: the shell shows the web page over the page that holds it, in a frame of its own, when its origin is a business domain of the mini program or
/// one that the superapp allows. Else the shell says why not, and the program is told by <c>error</c>. On the loop.
/// </summary>
internal sealed class WebViewControl(IMiniApp app, Func<LogicInstance> logic)
{
    private const int LongestMessage = 64 * 1024;

    private readonly Dictionary<int, Shown> _shown = [];

    /// <summary>A page has changed.</summary>
    /// <param name="page">The page.</param>
    /// <param name="operations">What changed it: only a batch that names a web-view can bring one.</param>
    public void Look(ViewPage page, ReadOnlySpan<byte> operations)
    {
        var known = _shown.GetValueOrDefault(page.Id);
        if (known is null && operations.IndexOf("\"web-view\""u8) < 0)
            return;
        var node = page.Root?.Descendants().FirstOrDefault(static node => node.Tag == "web-view");
        var now = node is null ? null : new Shown(node, node.Attribute("src") ?? "");
        if (now == known)
            return;
        if (now is null)
            _shown.Remove(page.Id);
        else
            _shown[page.Id] = now;
        Show(page.Id, now);
    }

    /// <summary>A page is gone.</summary>
    public void Drop(int page) => _shown.Remove(page);

    /// <summary>Takes what the shell tells of a web page.</summary>
    public void Take(IScriptContext context, ViewInput input)
    {
        if (!_shown.TryGetValue(input.Page, out var shown))
            return;
        if (input.Type == "load")
            Emit(context, shown.Node, "load", ControlDetail.Of(writer => writer.WriteString("src", shown.Source)));
        else if (input.Type == "message" && input.Field("data") is { ValueKind: not JsonValueKind.Undefined } data && data.GetRawText().Length <= LongestMessage)
            Emit(context, shown.Node, "message", ControlDetail.Of(writer => WriteMessage(writer, data)));
    }

    private void Show(int page, Shown? shown)
    {
        var refusal = shown is null || shown.Source.Length == 0 ? null : Refusal(shown.Source);
        app.Ui.Apply(new UiChange("webView", page, ControlDetail.Of(writer =>
        {
            writer.WriteString("src", refusal is null ? shown?.Source ?? "" : "");
            writer.WriteString("error", refusal ?? "");
        })));
        // In a turn of its own: the program's listener may be attached by the batch that brought the node.
        if (refusal is not null)
            logic().Post(context => Emit(context, shown!.Node, "error", Failure(shown.Source)));
    }

    private string? Refusal(string source) => WebOrigin.ParseUrl(source) is not { } url
        ? "This is no address of a web page."
        : app.Context.App.WebViewDomains.Concat(app.Options.WebViewDomains).Select(WebOrigin.OfConfigured).Contains(WebOrigin.Of(url), StringComparer.Ordinal)
            ? null
            : $"{WebOrigin.Of(url)} is not among the business domains of this mini program.";

    private static JsonElement Failure(string source) => ControlDetail.Of(writer =>
    {
        writer.WriteString("src", source);
        writer.WriteString("url", source);
        writer.WriteString("errMsg", "web-view:fail url not in domain list");
    });

    private static void WriteMessage(Utf8JsonWriter writer, JsonElement data)
    {
        writer.WriteStartArray("data");
        data.WriteTo(writer);
        writer.WriteEndArray();
    }

    private void Emit(IScriptContext context, ViewNode node, string type, JsonElement detail) => logic().Call(
        context, "__event", ScriptValue.From(node.Page.Id), ScriptValue.From(node.Id), ScriptValue.From(type), ScriptValue.From($$"""{"detail":{{detail.GetRawText()}},"bubbles":false}"""));

    private sealed record Shown(ViewNode Node, string Source);
}
