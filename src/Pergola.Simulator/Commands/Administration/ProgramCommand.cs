using System.CommandLine;
using Pergola.Platform.Operators;

namespace Pergola.Simulator.Commands.Administration;

/// <summary><c>pergola program</c>: the mini programs of a platform.</summary>
internal static class ProgramCommand
{
    public static readonly Argument<string> AppId = new("APPID") { Description = "The mini program's appid." };

    private static readonly Option<string> Name = new("--name") { Description = "The name that consent sheets show.", HelpName = "NAME", Required = true };

    private static readonly Option<string?> OtherName = new("--name") { Description = "The name that consent sheets show.", HelpName = "NAME" };

    private static readonly Option<string?> SuperApp = new("--superapp") { Description = "The superapp. Default: the team's, or the only one there is.", HelpName = "APPKEY" };

    private static readonly Option<string?> OnlySuperApp = new("--superapp") { Description = "Only those of this superapp.", HelpName = "APPKEY" };

    private static readonly Option<string?> Team = new("--team") { Description = "The team, made when there is none of that id. Default: the superapp's default team.", HelpName = "ID" };

    private static readonly Option<string?> NewAppId = new("--appid") { Description = "The appid. Default: a new one.", HelpName = "APPID" };

    private static readonly Option<string?> SecretFile = new("--app-secret-file") { Description = "A file with the appSecret, - for the standard input. Default: a new one.", HelpName = "FILE" };

    private static readonly Option<string?> Icon = new("--icon") { Description = "URL of the icon that consent sheets show.", HelpName = "URL" };

    private static readonly Option<string[]> Domains = new("--request-domain")
    {
        Description = "An origin that it may send requests to, such as https://api.example.com. May be given several times; those given are all.",
        HelpName = "ORIGIN",
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<bool> NoDomains = new("--no-request-domains") { Description = "It may send requests to nobody." };

    private static readonly Option<int?> GoodFor = new("--old-good-for") { Description = "For how many minutes the old secret stays good. Default: 60.", HelpName = "MINUTES" };

    public static Command Create() => StoreOptions.Group(
        "program", "Administers the mini programs of a platform.",
        new Command("add", "Adds a mini program and prints its secret, once.") { Name, SuperApp, Team, NewAppId, SecretFile, Icon, Domains }.Does(AddAsync),
        new Command("list", "Lists the mini programs.") { OnlySuperApp }.Does(ListAsync),
        new Command("show", "Shows a mini program with its versions and templates.") { AppId }.Does(ShowAsync),
        new Command("set", "Changes a mini program; what is not named stays.") { AppId, OtherName, Icon, Domains, NoDomains }.Does(SetAsync),
        PublishCommand.Create(),
        new Command("rotate-secret", "Makes the appSecret anew and prints it, once.") { AppId, GoodFor }.Does(RotateAsync),
        TemplateCommand.Create());

    private static async Task AddAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var wish = new NewMiniProgram
        {
            Name = parsed.GetValue(Name),
            SuperApp = parsed.GetValue(SuperApp),
            Team = parsed.GetValue(Team),
            AppId = parsed.GetValue(NewAppId),
            AppSecret = await AdministrationCommands.ReadSecretAsync(parsed.GetValue(SecretFile), cancellationToken),
            IconUrl = parsed.GetValue(Icon),
            RequestDomains = parsed.GetValue(Domains) ?? [],
        };
        Print(await operations.MiniPrograms.AddAsync(wish, OperatorActor.CommandLine, cancellationToken), answers);
    }

    private static async Task ListAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var list = await operations.MiniPrograms.ListAsync(parsed.GetValue(OnlySuperApp), cancellationToken);
        answers.Write(list, OperatorJson.Default.MiniProgramList, output => TextTable.Write(
            output, "There is no mini program yet. Add one with: pergola program add", ["APPID", "NAME", "SUPERAPP", "TEAM", "RELEASE", "TRIAL", "DEVELOP"],
            list.Items.Select(m => new[] { m.AppId, m.Name, m.SuperApp, m.Team, Current(m, "release"), Current(m, "trial"), Current(m, "develop") })));
    }

    private static async Task ShowAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var miniProgram = await operations.MiniPrograms.ShowAsync(parsed.GetValue(AppId)!, cancellationToken);
        answers.Write(miniProgram, OperatorJson.Default.MiniProgramDetails, output => ProgramText.Write(miniProgram, output));
    }

    private static async Task SetAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var change = new MiniProgramChange
        {
            Name = parsed.GetValue(OtherName),
            IconUrl = parsed.GetValue(Icon),
            RequestDomains = parsed.GetValue(NoDomains) ? [] : parsed.GetResult(Domains) is null ? null : parsed.GetValue(Domains),
        };
        if (change == new MiniProgramChange())
            throw OperationRefusedException.Conflict("Say what to change; pergola program set --help lists what can be.");
        var changed = await operations.MiniPrograms.ChangeAsync(parsed.GetValue(AppId)!, change, OperatorActor.CommandLine, revision: null, cancellationToken);
        answers.Write(changed, OperatorJson.Default.MiniProgramDetails, output => ProgramText.Write(changed, output));
    }

    private static async Task RotateAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var change = new MiniProgramSecretChange { OldGoodForMinutes = parsed.GetValue(GoodFor) };
        Print(await operations.MiniPrograms.RotateSecretAsync(parsed.GetValue(AppId)!, change, OperatorActor.CommandLine, cancellationToken), answers);
    }

    private static void Print(IssuedMiniProgram issued, Answers answers)
    {
        answers.Write(issued, OperatorJson.Default.IssuedMiniProgram, output =>
        {
            ProgramText.Write(issued.MiniProgram, output);
            output.WriteLine();
            TextTable.Write(output, ("AppSecret", issued.AppSecret));
        });
        answers.Note("The secret is shown this once. Keep it now.");
    }

    private static string? Current(MiniProgramDetails miniProgram, string environment) =>
        miniProgram.Versions.FirstOrDefault(v => v.Current && v.Environment == environment)?.Number;
}
