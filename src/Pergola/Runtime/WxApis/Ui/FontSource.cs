using System.Text.RegularExpressions;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>Where a font comes from, and whether it is one.</summary>
internal static partial class FontSource
{
    /// <summary>The address in <c>url("...")</c>, or the text itself.</summary>
    public static string Address(string source) => Written().Match(source) is { Success: true } match ? match.Groups["address"].Value : source.Trim();

    /// <summary>Reads the font by the roads that a program may use.</summary>
    /// <exception cref="OpenApiException">It cannot be had, or is no font.</exception>
    public static async Task CheckAsync(IMiniApp app, string address, CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(app, address, cancellationToken).ConfigureAwait(false) ?? throw new OpenApiException("source not found");
        if (!IsFont(bytes))
            throw new OpenApiException("A network error occurred: the source is no font (WOFF, WOFF2, TrueType or OpenType)");
    }

    private static async Task<byte[]?> ReadAsync(IMiniApp app, string address, CancellationToken cancellationToken)
    {
        if (address.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            return OfData(address);
        if (!address.StartsWith("http://", StringComparison.Ordinal) && !address.StartsWith("https://", StringComparison.Ordinal))
            return app.Files.TryReadLocal(address);
        var answer = await app.Network.FetchResourceAsync(address, cancellationToken).ConfigureAwait(false);
        return answer.StatusCode == 200 ? answer.Body : null;
    }

    private static byte[]? OfData(string address)
    {
        var comma = address.IndexOf(";base64,", StringComparison.Ordinal);
        if (comma < 0)
            return null;
        var bytes = new byte[(address.Length - comma) * 3 / 4];
        return Convert.TryFromBase64Chars(address.AsSpan(comma + ";base64,".Length), bytes, out var length) ? bytes[..length] : null;
    }

    private static bool IsFont(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("wOFF"u8) || bytes.StartsWith("wOF2"u8) || bytes.StartsWith("OTTO"u8) || bytes.StartsWith("true"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0, 1, 0, 0]);

    [GeneratedRegex("""^\s*url\(\s*(?<quote>["']?)(?<address>[^"']*)\k<quote>\s*\)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
