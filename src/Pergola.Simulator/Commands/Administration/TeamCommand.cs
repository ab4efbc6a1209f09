using System.CommandLine;
using Pergola.Platform.Operators;

namespace Pergola.Simulator.Commands.Administration;

/// <summary><c>pergola team</c>: the teams of mini program developers.</summary>
internal static class TeamCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "The team's id: 1 to 64 characters of A-Z a-z 0-9 - _." };

    private static readonly Option<string?> Name = new("--name") { Description = "The team's name. Default: its id.", HelpName = "NAME" };

    private static readonly Option<string?> SuperApp = new("--superapp") { Description = "The superapp. Default: the only one there is.", HelpName = "APPKEY" };

    private static readonly Option<string?> OnlySuperApp = new("--superapp") { Description = "Only those of this superapp.", HelpName = "APPKEY" };

    public static Command Create() => StoreOptions.Group(
        "team", "Administers teams: the mini programs of one see one unionid per user.",
        new Command("add", "Adds a team.") { Id, Name, SuperApp }.Does(AddAsync),
        new Command("list", "Lists the teams.") { OnlySuperApp }.Does(ListAsync));

    private static async Task AddAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var wish = new NewTeam { Id = parsed.GetValue(Id), Name = parsed.GetValue(Name), SuperApp = parsed.GetValue(SuperApp) };
        var team = await operations.Teams.AddAsync(wish, OperatorActor.CommandLine, cancellationToken);
        answers.Write(team, OperatorJson.Default.TeamDetails, output => output.WriteLine($"Added the team {team.Id} to the superapp {team.SuperApp}."));
    }

    private static async Task ListAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var list = await operations.Teams.ListAsync(parsed.GetValue(OnlySuperApp), cancellationToken);
        answers.Write(list, OperatorJson.Default.TeamList, output => TextTable.Write(
            output, "There is no team yet. A mini program's is made with it: pergola program add", ["ID", "NAME", "SUPERAPP", "MINI PROGRAMS"],
            list.Items.Select(t => new string?[] { t.Id, t.Name, t.SuperApp, $"{t.MiniPrograms}" })));
    }
}
