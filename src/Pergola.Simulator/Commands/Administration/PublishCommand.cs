using System.CommandLine;
using System.Security.Cryptography;
using Pergola.Platform.Operators;

namespace Pergola.Simulator.Commands.Administration;

/// <summary><c>pergola program publish</c>: makes a version the current one of its environment.</summary>
internal static class PublishCommand
{
    private static readonly Option<string> Number = new("--number") { Description = "The version, such as 1.0.3.", HelpName = "VERSION", Required = true };

    private static readonly Option<VersionEnvironment> Where = EnumOption.Of<VersionEnvironment>("--env", "Where it becomes the current version.", required: true);

    private static readonly Option<string?> Description = new("--description") { Description = "What is new in it.", HelpName = "TEXT" };

    private static readonly Option<string?> Package = new("--package") { Description = "Its package file; the SHA-256 is kept, so that a number stays one package.", HelpName = "FILE" };

    public static Command Create() =>
        new Command("publish", "Makes a version the current one of its environment; those before it stay visible.") { ProgramCommand.AppId, Number, Where, Description, Package }
            .Does(PublishAsync);

    private static async Task PublishAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var wish = new NewVersion
        {
            Number = parsed.GetValue(Number),
            Environment = parsed.GetValue(Where),
            Description = parsed.GetValue(Description),
            PackageSha256 = await HashAsync(parsed.GetValue(Package), cancellationToken),
        };
        var published = await operations.Versions.PublishAsync(parsed.GetValue(ProgramCommand.AppId)!, wish, OperatorActor.CommandLine, cancellationToken);
        answers.Write(published, OperatorJson.Default.MiniProgramDetails, output => ProgramText.Write(published, output));
    }

    private static async Task<string?> HashAsync(string? package, CancellationToken cancellationToken)
    {
        if (package is null)
            return null;
        if (Directory.Exists(package))
            throw OperationRefusedException.Conflict($"'{package}' is a folder. Name the package file: the zip that is given to users.");
        await using var file = File.OpenRead(package);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }
}
