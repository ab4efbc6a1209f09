using System.Globalization;

namespace Pergola.Platform.Tests.Reliability;

/// <summary>How much is run: a small figure in every test run, the large one with <c>PERGOLA_RELIABILITY=full</c>; each can be set alone.</summary>
internal static class ReliabilityScale
{
    public static bool Full { get; } = Environment.GetEnvironmentVariable("PERGOLA_RELIABILITY") == "full";

    /// <summary>Codes of each width of the race on login codes.</summary>
    public static int Codes { get; } = Number("PERGOLA_RELIABILITY_CODES", Full ? 100_000 : 1_000);

    /// <summary>Codes of each race on claims and tickets.</summary>
    public static int ClaimedCodes { get; } = Math.Clamp(Codes / 5, 1, 10_000);

    /// <summary>Rounds of kill -9 on each engine.</summary>
    public static int Kills { get; } = Number("PERGOLA_RELIABILITY_KILLS", Full ? 200 : 10);

    /// <summary>Rounds of fail-over.</summary>
    public static int FailOvers { get; } = Number("PERGOLA_RELIABILITY_FAILOVERS", 10);

    /// <summary>The seed of the moments of the kills; a new one for each run unless it is set.</summary>
    public static int Seed { get; } = Number("PERGOLA_RELIABILITY_SEED", Random.Shared.Next());

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
