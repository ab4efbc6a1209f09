using System.CommandLine;
using System.IO.Compression;
using System.Security.Cryptography;
using Pergola.MiniApps;
using Pergola.MiniApps.Packages;
using Pergola.Platform.Operators;

namespace Pergola.Simulator.Commands.Administration;

/// <summary><c>pergola program publish</c>: makes a version the current one of its environment.</summary>
internal static class PublishCommand
{
    private static readonly Option<string?> Number = new("--number") { Description = "The version, such as 1.0.3. Default: the one that the package names.", HelpName = "VERSION" };

    private static readonly Option<VersionEnvironment> Where = EnumOption.Of<VersionEnvironment>("--env", "Where it becomes the current version.", required: true);

    private static readonly Option<string?> Description = new("--description") { Description = "What is new in it.", HelpName = "TEXT" };

    private static readonly Option<string?> Package = new("--package") { Description = "Its package file, as pergola pack writes it; it is checked, and its SHA-256 is kept, so that a number stays one package.", HelpName = "FILE" };

    public static Command Create() =>
        new Command("publish", "Makes a version the current one of its environment; those before it stay visible.") { ProgramCommand.AppId, Number, Where, Description, Package }
            .Does(PublishAsync);

    private static async Task PublishAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var appId = parsed.GetValue(ProgramCommand.AppId)!;
        var package = parsed.GetValue(Package);
        var wish = new NewVersion
        {
            Number = CheckedNumber(package, appId, parsed.GetValue(Number)),
            Environment = parsed.GetValue(Where),
            Description = parsed.GetValue(Description),
            PackageSha256 = await HashAsync(package, cancellationToken),
        };
        var published = await operations.Versions.PublishAsync(appId, wish, OperatorActor.CommandLine, cancellationToken);
        answers.Write(published, OperatorJson.Default.MiniProgramDetails, output => ProgramText.Write(published, output));
    }

    // A packed program says what it is; another zip is taken at its word.
    private static string CheckedNumber(string? package, string appId, string? number)
    {
        if (package is not null && Directory.Exists(package))
            throw OperationRefusedException.Conflict($"'{package}' is a folder. Name the package file: the zip that is given to users.");
        var manifest = package is null ? null : Manifest(package);
        if (manifest?.AppId is { } packed && packed != appId)
            throw OperationRefusedException.Conflict($"The package is of the mini program {packed}, and not of {appId}.");
        if (number is not null && manifest is not null && manifest.Version != number)
            throw OperationRefusedException.Conflict($"The package is of version {manifest.Version}, and not of {number}. Pack it with --number {number}.");
        return number ?? manifest?.Version ?? throw OperationRefusedException.Conflict("Name the version: --number 1.0.3, or a --package that pergola pack wrote.");
    }

    private static PackageManifest? Manifest(string file)
    {
        if (!IsPacked(file))
            return null;
        try
        {
            using var package = MiniAppPackage.Open(file);
            return package.Manifest;
        }
        catch (PackageException refused)
        {
            throw OperationRefusedException.Conflict(refused.Located);
        }
    }

    // A superapp may give its users packages of another kind.
    private static bool IsPacked(string file)
    {
        try
        {
            using var zip = ZipFile.OpenRead(file);
            return zip.GetEntry(PackageManifest.FileName) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static async Task<string?> HashAsync(string? package, CancellationToken cancellationToken)
    {
        if (package is null)
            return null;
        await using var file = File.OpenRead(package);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }
}
