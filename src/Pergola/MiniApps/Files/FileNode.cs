namespace Pergola.MiniApps.Files;

/// <summary>A file or folder that is there.</summary>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Size">Bytes; 0 for a folder.</param>
/// <param name="Disk">Where it lies on the disk; null for what lies in the package.</param>
/// <param name="Modified">When it was changed last.</param>
/// <param name="Packed">The bytes of a file of the package.</param>
internal sealed record FileNode(bool IsFolder, long Size, string? Disk, DateTimeOffset Modified, byte[]? Packed = null)
{
    /// <summary>Opens a file for reading.</summary>
    public Stream Open() => Disk is null ? new MemoryStream(Packed!, writable: false) : new FileStream(Disk, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}
