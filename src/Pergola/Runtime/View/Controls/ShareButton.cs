using System.Text.Json;
using Pergola.Consent;

namespace Pergola.Runtime.View.Controls;

/// <summary><c>open-type="share"</c>: the page's <c>onShareAppMessage</c> says what, the user confirms, the superapp does it.</summary>
internal static class ShareButton
{
    public static async Task OpenAsync(HostButtons host, ButtonTap tap)
    {
        var asked = ControlDetail.Of(writer =>
        {
            writer.WriteString("from", "button");
            writer.WriteNumber("node", tap.Button.Id);
        });
        await ShareAsync(host, tap.Page, asked).ConfigureAwait(false);
    }

    /// <summary>The entry of the capsule's menu, which is there after <c>wx.showShareMenu</c>.</summary>
    public static Task OpenFromMenuAsync(HostButtons host, ViewPage page) =>
        ShareAsync(host, page, ControlDetail.Of(static writer => writer.WriteString("from", "menu")));

    private static async Task ShareAsync(HostButtons host, ViewPage page, JsonElement asked)
    {
        var content = ShareCard.Read(await host.CallPageAsync(page, "share", asked).ConfigureAwait(false), host.TitleOf(page), page.Route);
        var answer = await host.AskAsync("share", page, writer => ShareCard.Write(writer, content)).ConfigureAwait(false);
        if (answer.Confirmed)
            await host.Proxy.OnShareAsync(host.Context, content, host.Stopping).ConfigureAwait(false);
    }
}

/// <summary>What a program says about a card, completed as WeChat does: without a title that of the page, without a path the page itself.</summary>
internal static class ShareCard
{
    /// <summary>Reads what <c>onShareAppMessage</c> returned.</summary>
    /// <param name="json">Its JSON; null when there is no handler.</param>
    /// <param name="title">The page's title.</param>
    /// <param name="route">The page's route.</param>
    public static ShareContent Read(string? json, string title, string route)
    {
        var said = json is null ? default : JsonElement.Parse(json);
        return Of(Text(said, "title"), Text(said, "path"), Text(said, "imageUrl"), title, route);
    }

    /// <summary>A card of what is given, with the page's title and route where nothing is.</summary>
    public static ShareContent Of(string? title, string? path, string? image, string pageTitle, string route) =>
        new(title ?? pageTitle, "/" + (path ?? route).TrimStart('/'), Image(image));

    /// <summary>The fields of a card on a sheet: the program's words cannot break its line or turn it round.</summary>
    public static void Write(Utf8JsonWriter writer, ShareContent card)
    {
        writer.WriteString("title", ConsentTexts.Shown(card.Title) ?? "");
        if (card.ImageUrl is not null)
            writer.WriteString("image", card.ImageUrl);
        writer.WriteString("path", card.Path);
    }

    // A relative path is one of the package. Any other scheme than these would be the host's to resolve, which is not the program's to ask.
    private static string? Image(string? image)
    {
        if (image is null)
            return null;
        if (!Uri.TryCreate(image, UriKind.Absolute, out var url) || image.StartsWith('/'))
            return "/" + image.TrimStart('/');
        return url.Scheme is "http" or "https" or "wxfile" ? image : null;
    }

    private static string? Text(JsonElement said, string name) =>
        said.ValueKind == JsonValueKind.Object && said.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}
