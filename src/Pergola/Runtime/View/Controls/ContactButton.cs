using System.Text.Json;

namespace Pergola.Runtime.View.Controls;

/// <summary>
/// <c>open-type="contact"</c>: opens the mini program's customer service. The event <c>contact</c> follows when the user comes back: with the path and
/// query of the card when the user sent it, else with an empty path.
/// </summary>
internal static class ContactButton
{
    public static async Task OpenAsync(HostButtons host, ButtonTap tap)
    {
        var card = tap.Has("show-message-card")
            ? ShareCard.Of(tap.Text("send-message-title"), tap.Text("send-message-path"), tap.Text("send-message-img"), host.TitleOf(tap.Page), tap.Page.Route)
            : null;
        var answer = await host.AskAsync("contact", tap, writer => Write(writer, host.Words("contact"), card)).ConfigureAwait(false);
        var sent = answer.Confirmed ? card : null;
        host.Emit(tap.Button, "contact", Result(sent?.Path ?? ""));
        await host.Proxy.OnContactAsync(host.Context, new ContactContent(tap.Text("session-from"), sent), host.Stopping).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter writer, string title, ShareContent? card)
    {
        writer.WriteString("title", title);
        if (card is null)
            return;
        writer.WriteStartObject("card");
        ShareCard.Write(writer, card);
        writer.WriteEndObject();
    }

    private static JsonElement Result(string url) => ControlDetail.Of(writer =>
    {
        var parts = url.Split('?', 2);
        writer.WriteString("errMsg", "enterContact:ok");
        writer.WriteString("path", parts[0]);
        writer.WriteStartObject("query");
        foreach (var (name, value) in PageQuery(parts.Length > 1 ? parts[1] : ""))
            writer.WriteString(name, value);
        writer.WriteEndObject();
    });

    private static Dictionary<string, string> PageQuery(string query)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            fields[Uri.UnescapeDataString(parts[0])] = parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "";
        }

        return fields;
    }
}
