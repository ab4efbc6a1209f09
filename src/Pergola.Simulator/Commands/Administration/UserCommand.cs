using System.CommandLine;
using Pergola.Platform.Operators;
using Pergola.Platform.Users;

namespace Pergola.Simulator.Commands.Administration;

/// <summary><c>pergola user</c>: the users of a platform's superapps.</summary>
internal static class UserCommand
{
    private static readonly Argument<string> Uid = new("UID") { Description = "The user's id in the superapp." };

    private static readonly Option<string?> SuperApp = new("--superapp") { Description = "The superapp. Default: the only one there is.", HelpName = "APPKEY" };

    private static readonly Option<string?> OpenId = new("--openid") { Description = "Only the session of this openid.", HelpName = "OPENID" };

    public static Command Create() => StoreOptions.Group(
        "user", "Shows, logs out and erases users.",
        new Command("sessions", "Lists sessions, by appid and user id.") { PageOptions.SuperApp, PageOptions.AppId, PageOptions.Uid, OpenId, PageOptions.Cursor, PageOptions.Limit }
            .Does(SessionsAsync),
        new Command("logout", "Ends every session and unused code of a user, in every mini program of the superapp.") { Uid, SuperApp }.Does(LogOutAsync),
        new Command("erase", "Forgets a user for good: sessions, codes, biometric keys, and their id in the audit trail.") { Uid, SuperApp }.Does(EraseAsync));

    private static async Task SessionsAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var query = new SessionQuery(parsed.GetValue(PageOptions.SuperApp), parsed.GetValue(PageOptions.AppId), parsed.GetValue(PageOptions.Uid), parsed.GetValue(OpenId));
        var page = await operations.Users.SessionsAsync(query, PageOptions.Page(parsed), cancellationToken);
        answers.Write(page, OperatorJson.Default.SessionPage, output => TextTable.Write(
            output, "There is no such session.", ["APPID", "UID", "OPENID", "STARTED", "ENDS", "STATE"],
            page.Items.Select(s => new[] { s.AppId, s.Uid, s.OpenId, TextTable.Time(s.StartedAt), TextTable.Time(s.ExpiresAt), s.Alive ? "alive" : "over" })));
        answers.More(page.NextCursor);
    }

    private static async Task LogOutAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        await operations.Users.LogOutAsync(User(parsed), OperatorActor.CommandLine, cancellationToken);
        answers.Done("Every session and unused code of the user is over.");
    }

    private static async Task EraseAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var erased = await operations.Users.EraseAsync(User(parsed), OperatorActor.CommandLine, cancellationToken);
        answers.Write(erased, OperatorJson.Default.ErasedUser, output => output.WriteLine($"The user is forgotten. Sessions that there were: {erased.Sessions}."));
    }

    private static UserName User(ParseResult parsed) => new() { SuperApp = parsed.GetValue(SuperApp), Uid = parsed.GetValue(Uid) };
}
