using Pergola.Simulator.Panels;

namespace Pergola.Simulator.Tests;

/// <summary>Things that tests need and whose details do not matter.</summary>
internal static class Some
{
    public static CallEntry Call(string name) => new(
        0,
        name,
        "{}",
        "v2",
        [new("Known", true)],
        Answerer.Platform,
        $$"""{"errMsg":"{{name}}:ok"}""",
        true,
        DateTimeOffset.UnixEpoch,
        TimeSpan.FromMilliseconds(3));
}
