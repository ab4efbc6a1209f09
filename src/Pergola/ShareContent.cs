namespace Pergola;

/// <summary>What a user shares of a mini program (<c>&lt;button open-type="share"&gt;</c>, <c>Page.onShareAppMessage</c>). All of it is the program's word.</summary>
/// <param name="Title">The card's title; the title of the page when the program names none.</param>
/// <param name="Path">The page that the card opens, with a leading slash and its query; the page itself when the program names none.</param>
/// <param name="ImageUrl">
/// The card's picture: an absolute path of the package (<c>/images/a.png</c>), a temporary file (<c>wxfile://tmp/...</c>) or an http(s) URL; null when the
/// program names none.
/// </param>
public sealed record ShareContent(string Title, string Path, string? ImageUrl);

/// <summary>A user who turned to a mini program's customer service (<c>&lt;button open-type="contact"&gt;</c>). All of it is the program's word.</summary>
/// <param name="SessionFrom">The button's <c>session-from</c>: where the user comes from, for those who answer; null when it is missing.</param>
/// <param name="Card">The card that the user sent into the conversation; null when there was none.</param>
public sealed record ContactContent(string? SessionFrom, ShareContent? Card);
