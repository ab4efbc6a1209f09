using System.Text.Json;

namespace Pergola.MiniApps.Packages;

/// <summary>The packages that a package.json needs, and those that these need: not its devDependencies.</summary>
/// <param name="files">The folder, with node_modules.</param>
/// <param name="home">The folder of the package.json.</param>
internal sealed class NpmTree(FolderFiles files, string home)
{
    /// <summary>Every package once, with its place below <c>miniprogram_npm</c>. One that is not installed is left out.</summary>
    public IReadOnlyList<NpmPackage> Packages()
    {
        var manifest = PackagePath.Join(home, "package.json");
        if (files.Read(manifest) is not { } bytes || JsonFile.Parse(manifest, bytes).Root.Field("dependencies", JsonValueKind.Object) is not { } names)
            return [];
        Dictionary<string, NpmPackage> found = new(StringComparer.Ordinal);
        foreach (var entry in names.EnumerateObject())
            Add(entry.Name, [], found);
        return [.. found.Values];
    }

    // npm puts a package beside the one that needs it, or into its node_modules where another version is beside it.
    private void Add(string name, NpmPackage[] within, Dictionary<string, NpmPackage> found)
    {
        for (var depth = within.Length; depth >= 0; depth--)
        {
            var folder = depth == 0 ? PackagePath.Join(home, "node_modules/" + name) : $"{within[depth - 1].Folder}/node_modules/{name}";
            if (NpmPackage.Open(files, folder, name) is not { } package)
                continue;
            if (depth > 0)
                package = package.At($"{within[depth - 1].BuiltAt}/miniprogram_npm/{name}");
            if (found.TryAdd(folder, package))
            {
                foreach (var needed in package.Dependencies)
                    Add(needed, [.. within[..depth], package], found);
            }

            return;
        }
    }
}
