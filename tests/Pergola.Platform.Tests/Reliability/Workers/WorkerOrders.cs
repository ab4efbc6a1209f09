using System.Text.Json;

namespace Pergola.Platform.Tests.Reliability.Workers;

/// <summary>What a worker process is told, in one environment variable.</summary>
/// <remarks><c>Engine</c>, <c>Location</c>: of a store, where it is known at the start. <c>Path</c>: of the socket that it obeys, or of the journal that it writes. <c>AnswersEarly</c>: whether its store is broken.</remarks>
internal sealed record WorkerOrders(string Path, int Number = 0, string Engine = "", string Location = "", bool AnswersEarly = false)
{
    public const string Variable = "PERGOLA_RELIABILITY_WORKER";

    /// <summary>The orders of this process; a worker that nobody ordered is skipped.</summary>
    public static WorkerOrders Mine()
    {
        var text = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(text is null, "A worker is started by the tests of this folder only.");
        return JsonSerializer.Deserialize<WorkerOrders>(text)!;
    }

    public override string ToString() => JsonSerializer.Serialize(this);
}
