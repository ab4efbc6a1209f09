namespace Pergola.MiniApps.Packages;

/// <summary>
/// A folder with its npm packages in place, as WeChat's "build npm" puts them: beside each package.json, <c>miniprogram_npm/NAME</c> stands for
/// <c>node_modules/NAME</c>. Nothing is written: after <c>npm install</c> the program runs. A <c>miniprogram_npm</c> file that was built is taken first.
/// </summary>
/// <param name="own">The folder's own files.</param>
/// <param name="modules">The same folder, with node_modules.</param>
/// <param name="homes">Finds the package.json of a <c>miniprogram_npm</c> folder.</param>
internal sealed class NpmFiles(IPackageFiles own, FolderFiles modules, NpmHomes homes) : IPackageFiles
{
    private const string Built = "miniprogram_npm/";

    /// <inheritdoc />
    public IReadOnlyList<string> List()
    {
        var files = own.List();
        List<string> all = [.. files];
        foreach (var (folder, home) in homes.All(files))
        {
            foreach (var package in new NpmTree(modules, home).Packages())
                all.AddRange(package.List().Select(file => PackagePath.Join(folder, Built + package.BuiltAt + "/" + file)));
        }

        all.Sort(StringComparer.Ordinal);
        return [.. all.Distinct(StringComparer.Ordinal)];
    }

    /// <inheritdoc />
    public bool Exists(string path) => own.Exists(path) || Find(path) is { } found && found.Package.Exists(found.File);

    /// <inheritdoc />
    public byte[]? Read(string path) => own.Read(path) ?? (Find(path) is { } found ? found.Package.Read(found.File) : null);

    /// <inheritdoc />
    public void Dispose()
    {
        own.Dispose();
        modules.Dispose();
    }

    // A package may bring a miniprogram_npm of its own: its file is found in it before a package inside it is looked for.
    private (NpmPackage Package, string File)? Find(string path)
    {
        var at = path.StartsWith(Built, StringComparison.Ordinal) ? 0 : path.IndexOf("/" + Built, StringComparison.Ordinal) + 1;
        if (at == 0 && !path.StartsWith(Built, StringComparison.Ordinal))
            return null;
        var folder = at == 0 ? "" : path[..(at - 1)];
        if (homes.Of(folder) is not { } home)
            return null;
        var (name, file) = Split(path[(at + Built.Length)..]);
        var package = NpmPackage.Open(modules, PackagePath.Join(home, "node_modules/" + name), name);
        while (package is not null && !package.Exists(file) && file.StartsWith(Built, StringComparison.Ordinal))
        {
            (name, file) = Split(file[Built.Length..]);
            package = NpmPackage.Open(modules, package.Folder + "/node_modules/" + name, name);
        }

        return package is null ? null : (package, file);
    }

    // "@scope/name/file" and "name/file".
    private static (string Name, string File) Split(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (path.StartsWith('@') && slash > 0)
            slash = path.IndexOf('/', slash + 1);
        return slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
    }
}
