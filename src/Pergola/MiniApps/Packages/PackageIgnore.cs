using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pergola.MiniApps.Packages;

/// <summary>What of a folder is no part of the package: dot files, node_modules, and <c>packOptions.ignore</c> of project.config.json.</summary>
internal sealed class PackageIgnore
{
    private readonly List<Func<string, bool, bool>> _rules = [];
    private readonly string _never;

    /// <summary>Only what is never packed.</summary>
    public static PackageIgnore Default { get; } = new();

    /// <summary>Nothing but dot files: node_modules can be read.</summary>
    public static PackageIgnore DotFiles { get; } = new("");

    private PackageIgnore(string never = "node_modules") => _never = never;

    /// <summary>Reads <c>packOptions.ignore</c>; its paths are relative to the mini program's root.</summary>
    public static PackageIgnore From(JsonFile? project, string root)
    {
        var ignore = new PackageIgnore();
        if (project is null || !project.Root.TryGetProperty("packOptions", out var options) || options.ValueKind != JsonValueKind.Object
            || !options.TryGetProperty("ignore", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return ignore;
        }

        var index = 0;
        foreach (var rule in list.EnumerateArray())
            ignore.Add(rule, root, project, index++);
        return ignore;
    }

    /// <summary>Whether this entry itself is left out; its parents were asked before.</summary>
    public bool Covers(string path, bool isFolder)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.StartsWith('.') || name == _never || _rules.Exists(rule => rule(path, isFolder));
    }

    /// <summary>Whether a file or a folder above it is left out.</summary>
    public bool CoversWithin(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (Covers(path[..slash], isFolder: true))
                return true;
        }

        return Covers(path, isFolder: false);
    }

    private void Add(JsonElement rule, string root, JsonFile project, int index)
    {
        if (rule.ValueKind != JsonValueKind.Object || rule.Text("value") is not { Length: > 0 } value)
            return;
        string Local(string path) => root.Length > 0 && path.StartsWith(root + "/", StringComparison.Ordinal) ? path[(root.Length + 1)..] : path;
        var path = value.Trim('/') is var plain && plain.StartsWith("./", StringComparison.Ordinal) ? plain[2..] : plain;
        switch (rule.Text("type"))
        {
            case "folder":
                _rules.Add((entry, isFolder) => isFolder && Local(entry) == path);
                break;
            case "file":
                _rules.Add((entry, isFolder) => !isFolder && Local(entry) == path);
                break;
            case "suffix":
                _rules.Add((entry, isFolder) => !isFolder && entry.EndsWith(value, StringComparison.Ordinal));
                break;
            case "prefix":
                _rules.Add((entry, isFolder) => !isFolder && Local(entry)[(Local(entry).LastIndexOf('/') + 1)..].StartsWith(value, StringComparison.Ordinal));
                break;
            case "regexp":
                AddPattern(value, Local, project, index);
                break;
            case "glob":
                AddPattern(GlobPattern(path), Local, project, index);
                break;
            default:
                throw project.Error("packOptions.ignore knows the types folder, file, suffix, prefix, regexp and glob.", "packOptions", "ignore", index);
        }
    }

    private void AddPattern(string pattern, Func<string, string> local, JsonFile project, int index)
    {
        try
        {
            // NonBacktracking: the pattern is the package's, and must not hold the host up.
            var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            _rules.Add((entry, isFolder) => !isFolder && regex.IsMatch(local(entry)));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw project.Error($"The pattern of packOptions.ignore is not understood: {error.Message}", "packOptions", "ignore", index);
        }
    }

    private static string GlobPattern(string glob) =>
        "^" + Regex.Escape(glob)
            .Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal)
            .Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            .Replace(@"\?", "[^/]", StringComparison.Ordinal) + "$";
}
