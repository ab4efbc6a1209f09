using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pergola.MiniApps.Packages;

/// <summary>What a packed program says of itself: the file <c>pergola-package.json</c> in the zip that <c>pergola pack</c> writes (docs/packages.md).</summary>
public sealed record PackageManifest
{
    /// <summary>The manifest's name in the zip. No other package may hold a file of this name at its top.</summary>
    public const string FileName = "pergola-package.json";

    /// <summary>The format that this SDK writes and reads. It changes when an older SDK could not run what is packed, or the other way round.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The format of the package.</summary>
    public required int Format { get; init; }

    /// <summary>The appid, or null when the project names none.</summary>
    public string? AppId { get; init; }

    /// <summary>The project's name, or null when the project names none.</summary>
    public string? Name { get; init; }

    /// <summary>The version that was packed, such as <c>1.0.3</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The oldest SDK version (<see cref="PergolaOptions.SdkVersion"/>) that may run it, such as <c>2.1.0</c>.</summary>
    public required string MinimumSdk { get; init; }

    /// <summary>The main package, whose root is empty, and the subpackages.</summary>
    public required IReadOnlyList<PackagePart> Parts { get; init; }

    /// <summary>Every file beside the manifest, in ordinal order. Scripts, templates and sheets are compiled.</summary>
    public required IReadOnlyList<PackageFile> Files { get; init; }

    /// <summary>app.json without its comments.</summary>
    public required JsonElement Config { get; init; }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="PackageException">It is broken, or of a format that this SDK does not read.</exception>
    internal static PackageManifest Read(byte[] utf8)
    {
        try
        {
            if (JsonFile.Parse(FileName, utf8).Root.Field("format", JsonValueKind.Number) is not { } format || !format.TryGetInt32(out var number))
                throw new PackageException("The package is refused: its manifest names no format. Pack it again.", FileName);
            if (number != CurrentFormat)
                throw new PackageException($"The package is of format {number}, and this SDK reads format {CurrentFormat}. Pack it with the version of pergola that fits the superapp's SDK.", FileName);
            return JsonSerializer.Deserialize(utf8, PackageJson.Default.PackageManifest)!;
        }
        catch (JsonException error)
        {
            throw new PackageException("The package is refused: its manifest is broken. Pack it again.", FileName, inner: error);
        }
    }

    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, PackageJson.Default.PackageManifest);
}

/// <summary>One part of a program: WeChat loads them apart, and limits each.</summary>
/// <param name="Root">The subpackage's folder; empty for the main package.</param>
/// <param name="Bytes">The size of its files in the package, unpacked.</param>
public sealed record PackagePart(string Root, long Bytes);

/// <summary>One file of a package.</summary>
/// <param name="Path">Its path in the mini program.</param>
/// <param name="Bytes">Its size in the package, unpacked.</param>
/// <param name="Sha256">The SHA-256 of its bytes in the package, in lower-case hex.</param>
public sealed record PackageFile(string Path, long Bytes, string Sha256);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PackageManifest))]
internal sealed partial class PackageJson : JsonSerializerContext;
