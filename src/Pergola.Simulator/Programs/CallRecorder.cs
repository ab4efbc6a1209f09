using Pergola.Dispatch;
using Pergola.Simulator.Panels;

namespace Pergola.Simulator.Programs;

/// <summary>Brings the dispatcher's records to the call log and the list of APIs.</summary>
internal sealed class CallRecorder(CallLog calls, ApiUses uses, PanelChanges changes) : IOpenApiLog
{
    public bool IsEnabled => true;

    public void Write(OpenApiLogEntry entry)
    {
        calls.Add(ToCall(entry));
        uses.Add(entry.Name, entry.Succeeded, entry.Answer);
        changes.Tell(Panel.Apis);
        if (entry.Name.Contains("Storage", StringComparison.Ordinal))
            changes.Tell(Panel.Storage);
    }

    private static CallEntry ToCall(OpenApiLogEntry entry) => new(
        0,
        entry.Name,
        entry.Params,
        ApiLevelName.Of(entry.Level),
        [
            .. entry.Passed.Where(check => check != entry.RefusedBy).Select(check => new CheckMark(check.ToString(), true)),
            .. entry.RefusedBy is { } refused ? [new CheckMark(refused.ToString(), false)] : Array.Empty<CheckMark>(),
        ],
        entry.AnsweredBy switch
        {
            CallAnswerer.Host => Answerer.Host,
            CallAnswerer.Platform => Answerer.Platform,
            CallAnswerer.Sdk => Answerer.Sdk,
            _ => Answerer.Nobody,
        },
        entry.Answer,
        entry.Succeeded,
        entry.StartedAt,
        entry.Duration);
}
