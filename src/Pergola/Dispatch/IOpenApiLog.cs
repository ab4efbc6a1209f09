using Pergola.MiniApps;

namespace Pergola.Dispatch;

/// <summary>Sees every call of every mini program, after its answer: what the simulator's panel shows. Register any number of them.</summary>
public interface IOpenApiLog
{
    /// <summary>Whether anybody looks; when not, no record is made.</summary>
    bool IsEnabled { get; }

    /// <summary>One call has been answered. It runs on the call's own road, so it must be quick; what it throws is logged and changes nothing.</summary>
    void Write(OpenApiLogEntry entry);
}

/// <summary>One call of a mini program, from name to answer.</summary>
/// <param name="MiniApp">The instance that called.</param>
/// <param name="PageId">The page that was on top; 0 when none was.</param>
/// <param name="Name">The name after <c>wx.</c>.</param>
/// <param name="Params">The JSON of the parameters; secret fields show only their first characters, and long text is cut.</param>
/// <param name="Level">The level that was chosen; <see cref="ApiLevel.Undefined"/> when the SDK answers or the call did not come so far.</param>
/// <param name="Passed">The checks that passed, in their order.</param>
/// <param name="RefusedBy">The check that refused; null for a success.</param>
/// <param name="AnsweredBy">Who answered.</param>
/// <param name="Answer">The JSON of the answer, shortened as <paramref name="Params"/> is.</param>
/// <param name="Succeeded">Whether it was a success.</param>
/// <param name="StartedAt">When the call came.</param>
/// <param name="Duration">How long it took.</param>
public sealed record OpenApiLogEntry(
    IMiniApp MiniApp,
    int PageId,
    string Name,
    string Params,
    ApiLevel Level,
    IReadOnlyList<CallCheck> Passed,
    CallCheck? RefusedBy,
    CallAnswerer AnsweredBy,
    string Answer,
    bool Succeeded,
    DateTimeOffset StartedAt,
    TimeSpan Duration);
