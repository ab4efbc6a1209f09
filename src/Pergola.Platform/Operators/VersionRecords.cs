using System.Text.Json.Serialization;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Operators;

/// <summary>A version of a mini program.</summary>
/// <param name="Number">Such as 1.0.3.</param>
/// <param name="Environment">develop, trial or release.</param>
/// <param name="Current">Whether it is the one that its environment has now.</param>
/// <param name="PublishedAt">When; null for one that was registered from code.</param>
/// <param name="PublishedBy">By whom; null for one that was registered from code.</param>
/// <param name="Description">What is new in it.</param>
/// <param name="PackageSha256">SHA-256 of its package file.</param>
internal sealed record VersionDetails(
    string Number, string Environment, bool Current, DateTimeOffset? PublishedAt, string? PublishedBy, string? Description, string? PackageSha256)
{
    /// <summary>Newest first; the first of each environment is current.</summary>
    public static IReadOnlyList<VersionDetails> All(IReadOnlyList<MiniProgramVersion> versions)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. versions.Reverse().Select(v => new VersionDetails(
                v.Number, v.EnvVersion, seen.Add(v.EnvVersion), v.PublishedAt, v.PublishedBy, v.Description, v.PackageSha256)),
        ];
    }
}

/// <summary>A version to publish.</summary>
internal sealed record NewVersion
{
    /// <summary>Such as 1.0.3.</summary>
    public string? Number { get; init; }

    /// <summary>Where: develop, trial or release.</summary>
    public VersionEnvironment? Environment { get; init; }

    /// <summary>What is new in it.</summary>
    public string? Description { get; init; }

    /// <summary>SHA-256 of its package file, 64 lower-case hexadecimal digits.</summary>
    public string? PackageSha256 { get; init; }
}

/// <summary>The environments of a mini program's versions.</summary>
[JsonConverter(typeof(EnumNames<VersionEnvironment>))]
internal enum VersionEnvironment
{
    /// <summary>For its developers.</summary>
    [JsonStringEnumMemberName("develop")]
    Develop,

    /// <summary>For its testers.</summary>
    [JsonStringEnumMemberName("trial")]
    Trial,

    /// <summary>For everybody.</summary>
    [JsonStringEnumMemberName("release")]
    Release,
}
