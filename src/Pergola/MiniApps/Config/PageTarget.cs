namespace Pergola.MiniApps.Config;

/// <summary>Where a page URL leads.</summary>
/// <param name="Route">The page, from the package's root, without a leading slash.</param>
/// <param name="Query">The parameters as they are written: WeChat does not decode them, and programs call <c>decodeURIComponent</c> themselves.</param>
/// <param name="IsPage">Whether app.json has this page.</param>
public sealed record PageTarget(string Route, IReadOnlyDictionary<string, string> Query, bool IsPage)
{
    /// <summary>The route with its query: <c>pages/index/index?id=1</c>.</summary>
    public string Url => Query.Count == 0 ? Route : $"{Route}?{string.Join('&', Query.Select(static pair => $"{pair.Key}={pair.Value}"))}";

    internal static Dictionary<string, string> ParseQuery(string query)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (pair, "") : (pair[..equals], pair[(equals + 1)..]);
            if (name.Length > 0)
                values[name] = value;
        }

        return values;
    }
}
