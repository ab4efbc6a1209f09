using System.CommandLine;
using Pergola.Platform.Auditing;
using Pergola.Platform.Operators;

namespace Pergola.Simulator.Commands.Administration;

/// <summary><c>pergola audit</c>: what happened, newest first.</summary>
internal static class AuditCommand
{
    private static readonly Option<string?> Event = new("--event") { Description = "Only events that begin so, such as 'version published'.", HelpName = "TEXT" };

    private static readonly Option<bool> RefusedCodes = new("--refused-codes") { Description = "Only codes that were refused, and why." };

    public static Command Create()
    {
        var command = StoreOptions.Group("audit", "Shows the audit trail, newest first.");
        foreach (var option in new Option[] { PageOptions.SuperApp, PageOptions.AppId, PageOptions.Uid, Event, RefusedCodes, PageOptions.Cursor, PageOptions.Limit })
            command.Options.Add(option);
        return command.Does((parsed, operations, answers, cancellationToken) =>
            parsed.GetValue(RefusedCodes) ? RefusedCodesAsync(parsed, operations, answers, cancellationToken) : ListAsync(parsed, operations, answers, cancellationToken));
    }

    private static async Task ListAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var page = await operations.Audit.FindAsync(Query(parsed) with { EventPrefix = parsed.GetValue(Event) }, PageOptions.Page(parsed), cancellationToken);
        answers.Write(page, OperatorJson.Default.AuditPage, output => TextTable.Write(
            output, "Nothing happened yet.", ["AT", "EVENT", "BY", "SUPERAPP", "APPID", "UID", "DETAIL"],
            page.Items.Select(e => new[] { TextTable.Time(e.At), e.Event, e.Actor, e.SuperApp, e.AppId, e.Uid, e.Detail })));
        answers.More(page.NextCursor);
    }

    private static async Task RefusedCodesAsync(ParseResult parsed, PlatformOperations operations, Answers answers, CancellationToken cancellationToken)
    {
        var page = await operations.Audit.RefusedCodesAsync(Query(parsed), PageOptions.Page(parsed), cancellationToken);
        answers.Write(page, OperatorJson.Default.RefusedCodePage, output => TextTable.Write(
            output, "No code was refused.", ["AT", "REASON", "APPID", "UID", "CODE", "DETAIL"],
            page.Items.Select(e => new[] { TextTable.Time(e.At), e.Reason, e.AppId, e.Uid, e.Code, e.Detail })));
        answers.More(page.NextCursor);
    }

    private static AuditQuery Query(ParseResult parsed) => new(parsed.GetValue(PageOptions.SuperApp), parsed.GetValue(PageOptions.AppId), parsed.GetValue(PageOptions.Uid));
}
