using System.Text;
using System.Text.Json;

namespace Pergola.MiniApps.Packages;

/// <summary>
/// One package in node_modules, as a mini program sees it: the folder that its <c>miniprogram</c> field names (else <c>miniprogram_dist</c>), or its
/// scripts with an <c>index.js</c> that leads to its <c>main</c>.
/// </summary>
internal sealed class NpmPackage
{
    private const string Index = "index.js";
    private static readonly string[] NoSource = [".d.ts", ".map", ".md", ".ts"];
    private readonly FolderFiles _files;
    private readonly string? _built;
    private readonly string? _main;

    private NpmPackage(FolderFiles files, string folder, string name, JsonElement manifest)
    {
        _files = files;
        Folder = folder;
        Name = name;
        Dependencies = manifest.Field("dependencies", JsonValueKind.Object) is { } names ? [.. names.EnumerateObject().Select(static entry => entry.Name)] : [];
        _built = Normal(manifest.Text("miniprogram")) ?? (Directory.Exists(Path.Combine(files.Root, folder, "miniprogram_dist")) ? "miniprogram_dist" : null);
        _main = _built is null ? Normal(Entry(manifest)) : null;
    }

    /// <summary>Where it lies: <c>node_modules/NAME</c>.</summary>
    public string Folder { get; }

    /// <summary>Its name, with its scope.</summary>
    public string Name { get; }

    /// <summary>The names of the packages that it needs.</summary>
    public IReadOnlyList<string> Dependencies { get; }

    /// <summary>Where it lies below <c>miniprogram_npm</c>: its name, or below the package that it is nested in.</summary>
    public string BuiltAt { get; init; } = "";

    /// <summary>The package in a folder; null when none is installed there.</summary>
    /// <exception cref="PackageException">Its package.json is broken.</exception>
    public static NpmPackage? Open(FolderFiles files, string folder, string name)
    {
        var manifest = folder + "/package.json";
        return name.Length > 0 && files.Read(manifest) is { } bytes
            ? new NpmPackage(files, folder, name, JsonFile.Parse(manifest, bytes).Root) { BuiltAt = name }
            : null;
    }

    public NpmPackage At(string builtAt) => new(this) { BuiltAt = builtAt };

    public bool Exists(string file) => LeadsToMain(file) || _files.Exists(Place(file));

    public byte[]? Read(string file) => _files.Read(Place(file)) ?? (LeadsToMain(file) ? Encoding.UTF8.GetBytes($"module.exports = require('./{_main}')") : null);

    /// <summary>The files that a mini program can use.</summary>
    public IEnumerable<string> List()
    {
        var folder = Path.Combine(_files.Root, _built is null ? Folder : $"{Folder}/{_built}");
        if (!Directory.Exists(folder))
            return [];
        var files = new FolderFiles(folder, new PackageLimits(), PackageIgnore.Default).List().Where(IsUsed);
        return LeadsToMain(Index) ? files.Prepend(Index) : files;
    }

    private NpmPackage(NpmPackage other)
    {
        (_files, Folder, Name, Dependencies, _built, _main) = (other._files, other.Folder, other.Name, other.Dependencies, other._built, other._main);
    }

    private string Place(string file) => _built is { Length: > 0 } ? $"{Folder}/{_built}/{file}" : $"{Folder}/{file}";

    private bool LeadsToMain(string file) => file == Index && _main is not (null or Index) && !_files.Exists(Place(Index));

    private bool IsUsed(string file) =>
        !NoSource.Any(end => file.EndsWith(end, StringComparison.Ordinal)) && (_built is not null || file.EndsWith(".js", StringComparison.Ordinal) || file.EndsWith(".json", StringComparison.Ordinal));

    // What Node's require takes: "exports" before "main".
    private static string Entry(JsonElement manifest)
    {
        if (!manifest.TryGetProperty("exports", out var exports))
            return manifest.Text("main") ?? Index;
        for (var at = exports.ValueKind == JsonValueKind.Object && exports.TryGetProperty(".", out var self) ? self : exports; ;)
        {
            if (at.ValueKind == JsonValueKind.String)
                return at.GetString()!;
            if (at.ValueKind != JsonValueKind.Object || !(at.TryGetProperty("require", out var next) || at.TryGetProperty("default", out next) || at.TryGetProperty("import", out next)))
                return manifest.Text("main") ?? Index;
            at = next;
        }
    }

    private static string? Normal(string? path) => path is not null && PackagePath.TryNormalize(path, out var normal) ? normal : null;
}
