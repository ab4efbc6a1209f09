using Pergola.Dispatch;

namespace Pergola.Simulator.Programs;

/// <summary>The levels as the page writes them.</summary>
internal static class ApiLevelName
{
    /// <summary><c>v1</c>, <c>v2</c>, <c>v3</c>; empty for <see cref="ApiLevel.Undefined"/>.</summary>
    public static string Of(ApiLevel level) => level == ApiLevel.Undefined ? "" : level.ToString().ToLowerInvariant();

    /// <summary>The level of a name; <see cref="ApiLevel.Undefined"/> for any other text.</summary>
    public static ApiLevel Parse(string? name) => name switch
    {
        "v1" => ApiLevel.V1,
        "v2" => ApiLevel.V2,
        "v3" => ApiLevel.V3,
        _ => ApiLevel.Undefined,
    };
}
