using System.Text.Json.Serialization;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What a file or folder is, as POSIX says it.</summary>
/// <param name="Mode">Type and rights.</param>
/// <param name="Size">Bytes.</param>
/// <param name="LastAccessedTime">In seconds since 1970; it is not kept apart from the next.</param>
/// <param name="LastModifiedTime">In seconds since 1970.</param>
/// <param name="IsFolder">What the logic's <c>isDirectory()</c> answers.</param>
public sealed record FileStats(int Mode, long Size, long LastAccessedTime, long LastModifiedTime, [property: JsonPropertyName("isFolder")] bool IsFolder)
{
    private const int Folder = 0x41C0;
    private const int Readable = 0x8100;
    private const int Writable = 0x8180;

    internal static FileStats Of(FileNode node)
    {
        var modified = node.Modified.ToUnixTimeSeconds();
        return new(node.IsFolder ? Folder : node.Disk is null ? Readable : Writable, node.Size, modified, modified, node.IsFolder);
    }
}
