namespace Pergola.MiniApps.Packages;

/// <summary>How large a package may be.</summary>
public sealed record PackageLimits
{
    /// <summary>Bytes of a zip. Default 20 MB.</summary>
    public long PackedBytes { get; init; } = 20L << 20;

    /// <summary>Bytes of all files, unpacked. Default 200 MB.</summary>
    public long UnpackedBytes { get; init; } = 200L << 20;

    /// <summary>How many files and folders. Default 10,000.</summary>
    public int Entries { get; init; } = 10_000;

    /// <summary>How many folders may lie in one another. Default 16.</summary>
    public int Depth { get; init; } = 16;

    /// <summary>How many times larger than its packed form a file over 1 MB may be. Default 100.</summary>
    public int Ratio { get; init; } = 100;
}
