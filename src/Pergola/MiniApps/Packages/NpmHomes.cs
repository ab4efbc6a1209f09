using System.Text.Json;

namespace Pergola.MiniApps.Packages;

/// <summary>
/// Which package.json a <c>miniprogram_npm</c> folder belongs to: the one beside it, or what <c>packNpmRelationList</c> of project.config.json says.
/// One beside project.config.json serves the mini program's root, too.
/// </summary>
/// <param name="files">The folder's files.</param>
/// <param name="root">The mini program's root in the folder.</param>
/// <param name="project">project.config.json, or null.</param>
internal sealed class NpmHomes(FolderFiles files, string root, JsonFile? project)
{
    private const string Manifest = "package.json";
    private readonly List<(string Folder, string Home)> _related = [.. Relations(project)];

    /// <summary>The folder of the package.json whose packages belong into <c>FOLDER/miniprogram_npm</c>; null when there is none.</summary>
    public string? Of(string folder)
    {
        foreach (var (built, home) in _related)
        {
            if (built == folder)
                return home;
        }

        if (files.Exists(PackagePath.Join(folder, Manifest)))
            return folder;
        return folder == root && files.Exists(Manifest) ? "" : null;
    }

    /// <summary>Every such pair of folders.</summary>
    /// <param name="all">The files of the folder, without node_modules.</param>
    public IEnumerable<(string Folder, string Home)> All(IReadOnlyList<string> all)
    {
        HashSet<string> folders = [root, .. _related.Select(static pair => pair.Folder)];
        foreach (var file in all)
        {
            if (file == Manifest || (file.EndsWith("/" + Manifest, StringComparison.Ordinal) && !file.Contains("miniprogram_npm/", StringComparison.Ordinal)))
                folders.Add(PackagePath.Folder(file));
        }

        foreach (var folder in folders.Order(StringComparer.Ordinal))
        {
            if (Of(folder) is { } home)
                yield return (folder, home);
        }
    }

    private static IEnumerable<(string Folder, string Home)> Relations(JsonFile? project)
    {
        if (project?.Root.Field("setting", JsonValueKind.Object)?.Field("packNpmRelationList", JsonValueKind.Array) is not { } list)
            yield break;
        foreach (var relation in list.EnumerateArray())
        {
            if (Normal(relation.Text("packageJsonPath")) is { } manifest && Normal(relation.Text("miniprogramNpmDistDir")) is { } folder)
                yield return (folder, PackagePath.Folder(manifest));
        }
    }

    private static string? Normal(string? path) =>
        path is null ? null : path.Trim('.', '/', ' ').Length == 0 ? "" : PackagePath.TryNormalize(path, out var normal) ? normal : null;
}
