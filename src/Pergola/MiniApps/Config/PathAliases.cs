using System.Text.Json;
using Pergola.MiniApps.Packages;

namespace Pergola.MiniApps.Config;

/// <summary>app.json's <c>resolveAlias</c>: <c>{"@behaviors/*": "behaviors/*"}</c>.</summary>
internal sealed class PathAliases(IReadOnlyList<KeyValuePair<string, string>> aliases)
{
    public static PathAliases Read(JsonFile app) => new(
        app.Root.Field("resolveAlias", JsonValueKind.Object) is { } map
            ? [.. map.EnumerateObject().Where(static entry => entry.Value.ValueKind == JsonValueKind.String).Select(static entry => KeyValuePair.Create(entry.Name, entry.Value.GetString()!))]
            : []);

    /// <summary>The path that an alias stands for, from the package's root; null when none fits.</summary>
    public string? Resolve(string path)
    {
        foreach (var (pattern, target) in aliases)
        {
            if (pattern == path)
                return target;
            if (pattern.EndsWith("/*", StringComparison.Ordinal) && path.StartsWith(pattern[..^1], StringComparison.Ordinal))
                return target.TrimEnd('*') + path[(pattern.Length - 1)..];
        }

        return null;
    }
}
