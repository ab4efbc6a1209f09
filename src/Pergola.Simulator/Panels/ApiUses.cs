using System.Collections.Concurrent;

namespace Pergola.Simulator.Panels;

/// <summary>How often each API was called since the simulator started, and how it ended last. Safe to use from any thread.</summary>
internal sealed class ApiUses
{
    private readonly ConcurrentDictionary<string, ApiUse> _uses = new(StringComparer.Ordinal);

    /// <summary>Counts a call that has been answered.</summary>
    public void Add(string api, bool succeeded, string answer) =>
        _uses.AddOrUpdate(api, _ => new(1, succeeded, answer), (_, before) => new(before.Calls + 1, succeeded, answer));

    /// <summary>The uses of an API.</summary>
    public ApiUse Of(string api) => _uses.GetValueOrDefault(api, ApiUse.None);
}

/// <summary>How an API was used.</summary>
/// <param name="Calls">How often it was called.</param>
/// <param name="Succeeded">Whether the last call was a success.</param>
/// <param name="Answer">The JSON of the last answer.</param>
internal sealed record ApiUse(int Calls, bool Succeeded, string Answer)
{
    /// <summary>It was never called.</summary>
    public static ApiUse None { get; } = new(0, true, "");
}
