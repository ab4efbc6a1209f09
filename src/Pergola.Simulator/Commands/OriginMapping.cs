namespace Pergola.Simulator.Commands;

/// <summary>Requests of the program for <paramref name="Origin"/> go to <paramref name="Target"/> instead: <c>--map ORIGIN=URL</c>.</summary>
/// <param name="Origin">Scheme, host and port, without a path: <c>https://api.example.com</c>.</param>
/// <param name="Target">Where the requests go; their path is put behind it.</param>
internal sealed record OriginMapping(string Origin, Uri Target)
{
    /// <summary>Reads <c>ORIGIN=URL</c>.</summary>
    /// <exception cref="FormatException">The text is not of that form; the message says what is wrong.</exception>
    public static OriginMapping Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
            throw new FormatException($"'{text}' is not ORIGIN=URL, such as https://api.example.com=http://127.0.0.1:3000.");
        return new(ParseOrigin(text[..equals]), ParseTarget(text[(equals + 1)..]));
    }

    /// <summary>Reads an origin and writes it in its one form: lower case, no default port, no path.</summary>
    /// <exception cref="FormatException">The text is no origin; the message says what is wrong.</exception>
    public static string ParseOrigin(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || !IsWeb(uri))
            throw new FormatException($"'{text}' is no origin: it must look like https://api.example.com.");
        if (uri.PathAndQuery != "/" || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
            throw new FormatException($"'{text}' is more than an origin: leave out what follows the host and the port.");
        return uri.GetLeftPart(UriPartial.Authority);
    }

    private static Uri ParseTarget(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && IsWeb(uri)
            ? uri
            : throw new FormatException($"'{text}' is no URL: it must look like http://127.0.0.1:3000.");

    private static bool IsWeb(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;
}
