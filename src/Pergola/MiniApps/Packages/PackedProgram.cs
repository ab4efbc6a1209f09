using System.Security.Cryptography;

namespace Pergola.MiniApps.Packages;

/// <summary>Checks that a packed program is what its manifest says, file by file, before anything of it is used.</summary>
internal static class PackedProgram
{
    private const string Remedy = "It was changed after it was packed, or its download is broken. Fetch it again, or pack it again.";

    /// <summary>The manifest of a packed program; null when the files are those of an author.</summary>
    /// <exception cref="PackageException">A file is missing, is another than was packed, or was added.</exception>
    public static PackageManifest? Verify(IPackageFiles files)
    {
        if (files.Read(PackageManifest.FileName) is not { } bytes)
            return null;
        var manifest = PackageManifest.Read(bytes);
        HashSet<string> expected = new(StringComparer.Ordinal) { PackageManifest.FileName };
        foreach (var file in manifest.Files)
        {
            expected.Add(file.Path);
            VerifyFile(files, file);
        }

        if (files.List().FirstOrDefault(path => !expected.Contains(path)) is { } added)
            throw new PackageException($"The package is refused: its manifest does not name this file. {Remedy}", added);
        return manifest;
    }

    /// <summary>Checks a whole package against the hash that the platform keeps.</summary>
    /// <exception cref="PackageException">It is another file.</exception>
    public static void VerifyWhole(string name, ReadOnlySpan<byte> package, string sha256)
    {
        if (!string.Equals(Hash(SHA256.HashData(package)), sha256, StringComparison.OrdinalIgnoreCase))
            throw new PackageException($"The package is refused: it is not the one that was published (SHA-256 {sha256}). {Remedy}", name);
    }

    /// <summary>A SHA-256 as manifests write it.</summary>
    public static string Hash(ReadOnlySpan<byte> sha256) => Convert.ToHexStringLower(sha256);

    private static void VerifyFile(IPackageFiles files, PackageFile file)
    {
        var content = files.Read(file.Path)
            ?? throw new PackageException($"The package is refused: this file is missing. {Remedy}", file.Path);
        if (content.Length != file.Bytes || Hash(SHA256.HashData(content)) != file.Sha256)
            throw new PackageException($"The package is refused: this file is not the one that was packed. {Remedy}", file.Path);
    }
}
