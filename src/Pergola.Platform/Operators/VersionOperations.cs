using Pergola.Platform.Registry;

namespace Pergola.Platform.Operators;

/// <summary>Publishes versions of mini programs. The last one that was published in an environment is its current one; those before it are its history.</summary>
internal sealed class VersionOperations(MiniProgramOperations miniPrograms, TimeProvider time)
{
    /// <summary>Developers upload without end; what was on trial or released stays for good.</summary>
    private const int LongestDevelopHistory = 50;

    private const int LongestNumber = 64;
    private const int LongestDescription = 1000;
    private const int Sha256Digits = 64;

    /// <summary>
    /// Makes a version the current one of its environment. The same version again, with the same package, changes nothing; an older number again is a way back.
    /// </summary>
    /// <exception cref="OperationRefusedException">A field is wrong, there is no such mini program, or the number stands for another package.</exception>
    public Task<MiniProgramDetails> PublishAsync(string appId, NewVersion wish, OperatorActor actor, CancellationToken cancellationToken)
    {
        OperationRefusedException.ThrowIfAny(Problems(wish));
        var environment = wish.Environment!.Value;
        var version = new MiniProgramVersion(wish.Number!, NameOf(environment))
        {
            PublishedAt = time.GetUtcNow(),
            PublishedBy = actor.Name,
            Description = string.IsNullOrWhiteSpace(wish.Description) ? null : wish.Description,
            PackageSha256 = wish.PackageSha256,
        };
        return miniPrograms.EditAsync(
            appId, actor, "version published", revision: null,
            known => (Publish(known, version), $"{version.EnvVersion} {version.Number}" + (version.PackageSha256 is { } hash ? $", package {hash}" : "")),
            cancellationToken);
    }

    public static string NameOf(VersionEnvironment environment) => environment switch
    {
        VersionEnvironment.Develop => "develop",
        VersionEnvironment.Trial => "trial",
        _ => "release",
    };

    private static StoredMiniProgram Publish(StoredMiniProgram miniProgram, MiniProgramVersion version)
    {
        var versions = miniProgram.Record.Versions;
        var isDevelop = version.EnvVersion == NameOf(VersionEnvironment.Develop);
        var current = versions.LastOrDefault(v => v.EnvVersion == version.EnvVersion);
        if (current is not null && current.Number == version.Number && current.PackageSha256 == version.PackageSha256)
            return miniProgram;

        // What testers approved must be what users get: a number that left development stands for one package.
        var other = versions.FirstOrDefault(v =>
            v.Number == version.Number && v.EnvVersion != NameOf(VersionEnvironment.Develop) && v.PackageSha256 is not null && v.PackageSha256 != version.PackageSha256);
        if (!isDevelop && other is not null)
        {
            throw OperationRefusedException.Conflict(version.PackageSha256 is null
                ? $"Version {version.Number} was published as {other.EnvVersion} with a package. Name the package, so that it can be seen to be the same."
                : $"Version {version.Number} was published as {other.EnvVersion} with another package. Give the new package a new number.");
        }

        List<MiniProgramVersion> all = [.. versions, version];
        var dropped = all.Count(v => v.EnvVersion == NameOf(VersionEnvironment.Develop)) - LongestDevelopHistory;
        for (; dropped > 0; dropped--)
            all.Remove(all.First(v => v.EnvVersion == NameOf(VersionEnvironment.Develop)));
        return miniProgram with { Record = miniProgram.Record with { Versions = all } };
    }

    private static IEnumerable<FieldProblem> Problems(NewVersion wish)
    {
        if (wish.Number is not { Length: > 0 and <= LongestNumber } number || number.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '+' or '_')))
            yield return new("number", $"The version number must have 1 to {LongestNumber} characters of A-Z a-z 0-9 . - + _, such as 1.0.3; it is '{wish.Number}'.");
        if (wish.Environment is null)
            yield return new("environment", "Say where to publish: develop, trial or release.");
        if (wish.Description is { Length: > LongestDescription })
            yield return new("description", $"The description must have at most {LongestDescription} characters.");
        if (wish.PackageSha256 is { } hash && (hash.Length != Sha256Digits || hash.Any(c => !char.IsAsciiHexDigitLower(c))))
            yield return new("packageSha256", $"The package's SHA-256 must have {Sha256Digits} lower-case hexadecimal digits.");
    }
}
