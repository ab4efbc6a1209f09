using System.Text;
using System.Text.Json;
using Pergola.MiniApps.Packages;

namespace Pergola.MiniApps;

/// <summary>
/// A mini program's files, from a folder or a zip. Paths are relative to the mini program's root (<c>miniprogramRoot</c> of
/// project.config.json), with forward slashes; a leading slash is allowed.
/// </summary>
public sealed class MiniAppPackage : IDisposable
{
    internal const string PluginFile = "plugin.json";
    private const string ProjectFile = "project.config.json";
    private readonly IPackageFiles _files;
    private readonly string _root;

    private MiniAppPackage(string location, IPackageFiles files, PackageManifest manifest)
    {
        Location = location;
        _files = files;
        _root = "";
        Manifest = manifest;
        AppId = manifest.AppId;
        DeclaredName = manifest.Name;
        ProjectName = DeclaredName ?? Path.GetFileNameWithoutExtension(location);
    }

    private MiniAppPackage(string location, IPackageFiles files, string root, JsonFile? project)
    {
        Location = location;
        _files = files;
        _root = root;
        AppId = project?.Root is { } settings ? settings.Text("TCSASappid") ?? settings.Text("TCMPPappid") ?? settings.Text("appid") : null;
        DeclaredName = project?.Root.Text("projectname") is { Length: > 0 } name ? name : null;
        ProjectName = DeclaredName ?? Path.GetFileNameWithoutExtension(location);
    }

    /// <summary>The full path of the folder or zip.</summary>
    public string Location { get; }

    /// <summary>The appid of project.config.json (<c>TCSASappid</c>, <c>TCMPPappid</c>, <c>appid</c>, in this order), or null.</summary>
    public string? AppId { get; private init; }

    /// <summary>The project's name, else the folder's.</summary>
    public string ProjectName { get; private init; }

    /// <summary>The folder of the plugin that is developed in the same project (<c>pluginRoot</c> of project.config.json), as a full path; null when there is none.</summary>
    internal string? PluginFolder { get; private init; }

    /// <summary>The plugins whose files are part of it, below <c>__plugin__/APPID/</c>.</summary>
    internal IReadOnlyList<Plugins.InstalledPlugin> Plugins { get; private init; } = [];

    /// <summary>The same files with those of plugins. Disposing it disposes neither.</summary>
    internal MiniAppPackage With(IReadOnlyList<Plugins.InstalledPlugin> plugins) =>
        new(Location, new Plugins.PluginFiles(_files, _root, plugins), _root, null) { AppId = AppId, ProjectName = ProjectName, PluginFolder = PluginFolder, Plugins = plugins };

    /// <summary>Opens a plugin's folder or zip: one with plugin.json, or a project whose <c>pluginRoot</c> has it.</summary>
    /// <exception cref="PackageException">It is no plugin, or it is refused.</exception>
    internal static MiniAppPackage OpenPlugin(string path)
    {
        var limits = new PackageLimits();
        var location = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        IPackageFiles files = Directory.Exists(location)
            ? new FolderFiles(location, limits, PackageIgnore.Default)
            : File.Exists(location) ? ZipFiles.Open(location, limits) : throw new PackageException($"There is no plugin at '{path}'. Name the folder or zip that holds its {PluginFile}.");
        var project = files.Read(ProjectFile) is { } bytes ? JsonFile.Parse(ProjectFile, bytes) : null;
        var root = files.Exists(PluginFile) ? "" : Root(project, "pluginRoot");
        if (Directory.Exists(location))
        {
            var modules = new FolderFiles(location, limits, PackageIgnore.DotFiles);
            files = new NpmFiles(files, modules, new NpmHomes(modules, root, project));
        }

        var package = new MiniAppPackage(location, files, root, project);
        if (package.Exists(PluginFile))
            return package;
        package.Dispose();
        throw new PackageException($"'{path}' is no plugin: {PluginFile} is missing. Name the folder that holds it.");
    }

    /// <summary>The name that the project itself gives, or null.</summary>
    internal string? DeclaredName { get; }

    /// <summary>What <c>pergola pack</c> wrote of a packed program, whose files are compiled and were checked when it was opened; null for an author's files.</summary>
    public PackageManifest? Manifest { get; }

    /// <summary>Opens a folder or zip, and checks it: a packed program against every hash of its manifest.</summary>
    /// <param name="path">The folder that holds app.json or project.config.json, a zip of it, or what <c>pergola pack</c> wrote.</param>
    /// <param name="limits">How large it may be; null for the defaults.</param>
    /// <param name="sha256">The hash of the zip that the platform keeps of the published version, in hex; null when it is not known.</param>
    /// <exception cref="PackageException">It is no mini program, or it is refused.</exception>
    public static MiniAppPackage Open(string path, PackageLimits? limits = null, string? sha256 = null)
    {
        limits ??= new PackageLimits();
        var location = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(location))
            return sha256 is null ? OpenFolder(location, limits) : throw new PackageException($"'{path}' is a folder, and a published package is one file. Name the file.");
        if (File.Exists(location))
            return OpenZip(location, limits, sha256);
        throw new PackageException($"There is no folder or zip at '{path}'. Name the folder that holds the mini program's app.json.");
    }

    /// <summary>Whether there is such a file.</summary>
    public bool Exists(string path) => PackagePath.TryNormalize(path, out var normal) && _files.Exists(PackagePath.Join(_root, normal));

    /// <summary>A file's bytes.</summary>
    /// <exception cref="PackageException">There is no such file, or it may not be read.</exception>
    public byte[] ReadBytes(string path) => TryReadBytes(path) ?? throw new PackageException("The file is missing.", path.TrimStart('/'));

    /// <summary>A file's bytes, or null when there is none.</summary>
    /// <exception cref="PackageException">It may not be read.</exception>
    public byte[]? TryReadBytes(string path) => PackagePath.TryNormalize(path, out var normal) ? _files.Read(PackagePath.Join(_root, normal)) : null;

    /// <summary>A file's text: UTF-8, with or without a byte order mark.</summary>
    /// <exception cref="PackageException">There is no such file, or it is not UTF-8.</exception>
    public string ReadText(string path) => Decode(path, ReadBytes(path));

    /// <summary>A file's text, or null when there is none.</summary>
    /// <exception cref="PackageException">It is not UTF-8, or it may not be read.</exception>
    public string? TryReadText(string path) => TryReadBytes(path) is { } bytes ? Decode(path, bytes) : null;

    /// <summary>All files below a folder, or all of the package, in ordinal order.</summary>
    public IReadOnlyList<string> List(string folder = "")
    {
        var start = PackagePath.Join(_root, folder.Trim('/'));
        var prefix = start.Trim('/') is { Length: > 0 } some ? some + "/" : "";
        var skip = _root.Length == 0 ? 0 : _root.Length + 1;
        return [.. _files.List().Where(file => file.StartsWith(prefix, StringComparison.Ordinal)).Select(file => file[skip..])];
    }

    /// <summary>
    /// Yields the paths that changed, each time the folder has been quiet for <paramref name="quiet"/> (default 100 ms) after a change.
    /// A zip never changes: nothing is yielded until <paramref name="cancellationToken"/> ends the wait.
    /// </summary>
    public IAsyncEnumerable<IReadOnlyList<string>> WatchAsync(TimeProvider time, TimeSpan? quiet = null, CancellationToken cancellationToken = default) =>
        PackageWatcher.WatchAsync(Directory.Exists(Location) ? Path.Combine(Location, _root) : null, time, quiet ?? TimeSpan.FromMilliseconds(100), cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _files.Dispose();

    /// <summary>A JSON file, or null when there is none.</summary>
    internal JsonFile? TryReadJson(string path) => TryReadBytes(path) is { } bytes ? JsonFile.Parse(path.TrimStart('/'), bytes) : null;

    private static MiniAppPackage OpenFolder(string location, PackageLimits limits)
    {
        using var bare = new FolderFiles(location, limits, PackageIgnore.Default);
        if (bare.Exists(PackageManifest.FileName))
            throw new PackageException($"'{location}' holds the files of a packed program. Open the zip that pergola pack wrote, or the author's folder.", PackageManifest.FileName);
        var project = bare.Read(ProjectFile) is { } bytes ? JsonFile.Parse(ProjectFile, bytes) : null;
        var root = ProjectRoot(project);
        var modules = new FolderFiles(location, limits, PackageIgnore.DotFiles);
        return Finish(location, new NpmFiles(new FolderFiles(location, limits, PackageIgnore.From(project, root)), modules, new NpmHomes(modules, root, project)), root, project);
    }

    private static MiniAppPackage OpenZip(string location, PackageLimits limits, string? sha256)
    {
        var files = ZipFiles.Open(location, limits, sha256);
        try
        {
            return PackedProgram.Verify(files) is { } manifest ? new MiniAppPackage(location, files, manifest) : OpenSources(location, files);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    private static MiniAppPackage OpenSources(string location, ZipFiles files)
    {
        var top = files.Exists(ProjectFile) || files.Exists("app.json") ? "" : OnlyFolder(files.List());
        var projectPath = PackagePath.Join(top, ProjectFile);
        var project = files.Read(projectPath) is { } bytes ? JsonFile.Parse(projectPath, bytes) : null;
        var inner = ProjectRoot(project);
        return Finish(location, files, inner.Length == 0 ? top : PackagePath.Join(top, inner), project);
    }

    // Most tools pack the folder itself, not what is in it.
    private static string OnlyFolder(IReadOnlyList<string> files)
    {
        var tops = files.Select(static file => file.Split('/', 2)[0]).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return tops.Count == 1 && files[0].Contains('/', StringComparison.Ordinal) ? tops[0] : "";
    }

    private static string ProjectRoot(JsonFile? project) => Root(project, "miniprogramRoot");

    private static string Root(JsonFile? project, string field)
    {
        if (project?.Root.Text(field) is not { Length: > 0 } root || root.Trim('/', '.', ' ').Length == 0)
            return "";
        return PackagePath.TryNormalize(root, out var normal) && !root.StartsWith('/')
            ? normal
            : throw project.Error($"{field} '{root}' leaves the folder. Name a folder inside it.", field);
    }

    private static MiniAppPackage Finish(string location, IPackageFiles files, string root, JsonFile? project)
    {
        try
        {
            var plugin = Directory.Exists(location) && Root(project, "pluginRoot") is { Length: > 0 } inner ? Path.Combine(location, inner) : null;
            var package = new MiniAppPackage(location, files, root, project) { PluginFolder = plugin };
            var all = files.List();
            return package.Exists("app.json") ? package : throw NoMiniProgram(location, root, all);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    private static PackageException NoMiniProgram(string location, string root, IReadOnlyList<string> files)
    {
        if (files.Contains(PackagePath.Join(root, "game.json")))
            return new PackageException($"'{location}' is a mini game. Pergola runs mini programs: a folder with app.json.");
        var elsewhere = files.Where(static file => file.EndsWith("/app.json", StringComparison.Ordinal)).Take(3).Select(static file => $"'{PackagePath.Folder(file)}'").ToList();
        var hint = elsewhere.Count > 0
            ? $"There is one in {string.Join(", ", elsewhere)}: name that folder, or set miniprogramRoot in {ProjectFile}."
            : $"The smallest mini program is app.json with {{\"pages\": [\"pages/index/index\"]}} beside app.js, pages/index/index.js and pages/index/index.wxml.";
        return new PackageException($"'{location}' is no mini program: {PackagePath.Join(root, "app.json")} is missing. {hint}");
    }

    private static string Decode(string path, byte[] bytes)
    {
        try
        {
            var text = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(text);
        }
        catch (DecoderFallbackException error)
        {
            throw new PackageException("The file is not UTF-8. Save it as UTF-8.", path.TrimStart('/'), inner: error);
        }
    }
}
