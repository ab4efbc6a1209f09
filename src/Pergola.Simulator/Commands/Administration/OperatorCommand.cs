using System.CommandLine;
using Pergola.Platform.Operators;

namespace Pergola.Simulator.Commands.Administration;

/// <summary><c>pergola operator</c>: the tokens for the operator API and the console.</summary>
internal static class OperatorCommand
{
    private static readonly Argument<string> Name = new("NAME") { Description = "The token's name, as the audit trail shows it." };

    private static readonly Option<TokenRights> Rights = EnumOption.Of<TokenRights>("--rights", "What it may do: look, or change everything too.", required: true);

    private static readonly Option<int?> Days = new("--days") { Description = "After how many days it ends. Default: never.", HelpName = "NUMBER" };

    static OperatorCommand() => Days.Validators.Add(static result =>
    {
        if (result.GetValueOrDefault<int?>() is < 1 or > 36500)
            result.AddError("--days must be between 1 and 36500.");
    });

    public static Command Create() => StoreOptions.Group(
        "operator", "Administers the tokens for the operator API and the console.",
        new Command("add", "Makes a token and prints it, once.") { Name, Rights, Days }.Does(AddAsync, create: true),
        new Command("list", "Lists the tokens.").Does(ListAsync),
        new Command("revoke", "Revokes a token.") { Name }.Does(RevokeAsync));

    private static async Task AddAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var wish = new NewToken
        {
            Name = parsed.GetValue(Name),
            Rights = parsed.GetValue(Rights),
            ExpiresAt = parsed.GetValue(Days) is { } days ? TimeProvider.System.GetUtcNow().AddDays(days) : null,
        };
        var issued = await operations.Tokens.AddAsync(wish, OperatorActor.CommandLine, cancellationToken);
        answers.Write(issued, OperatorJson.Default.IssuedToken, output => output.WriteLine(issued.Text));
        answers.Note("The token is shown this once. Keep it now; send it as Authorization: Bearer, or sign in to the console with it.");
    }

    private static async Task ListAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var list = await operations.Tokens.ListAsync(cancellationToken);
        answers.Write(list, OperatorJson.Default.TokenList, output => TextTable.Write(
            output, "There is no token yet. Make one with: pergola operator add NAME --rights read|write", ["NAME", "RIGHTS", "MADE", "ENDS", "STATE"],
            list.Items.Select(t => new[]
            {
                t.Name, t.Rights == TokenRights.Write ? "write" : "read", TextTable.Time(t.CreatedAt), TextTable.Time(t.ExpiresAt) ?? "never",
                t.Good ? "good" : t.RevokedAt is null ? "over" : "revoked",
            })));
    }

    private static async Task RevokeAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var name = parsed.GetValue(Name)!;
        await operations.Tokens.RevokeAsync(name, OperatorActor.CommandLine, cancellationToken);
        answers.Done($"Revoked the token {name}.");
    }
}
