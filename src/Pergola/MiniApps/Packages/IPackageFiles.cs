namespace Pergola.MiniApps.Packages;

/// <summary>Where the files of a package lie. Paths are checked and without a leading slash.</summary>
internal interface IPackageFiles : IDisposable
{
    /// <summary>All files, in ordinal order.</summary>
    IReadOnlyList<string> List();

    /// <summary>Whether there is such a file.</summary>
    bool Exists(string path);

    /// <summary>The file's bytes, or null when there is none.</summary>
    byte[]? Read(string path);
}
