namespace Pergola.Dispatch;

/// <summary>The names of the levels: <c>v1</c>, <c>v2</c>, <c>v3</c>.</summary>
public static class ApiLevels
{
    /// <summary>The level's name in app.json and in the documents.</summary>
    public static string Name(ApiLevel level) => level switch
    {
        ApiLevel.V1 => "v1",
        ApiLevel.V2 => "v2",
        ApiLevel.V3 => "v3",
        _ => "undefined",
    };

    /// <summary>Reads <c>apiVersion</c> of app.json.</summary>
    /// <param name="apiVersion">The field's text; null or empty when it is not set.</param>
    /// <returns><see cref="ApiLevel.Undefined"/> when it is not set.</returns>
    /// <exception cref="FormatException">The value is none of <c>v1</c>, <c>v2</c>, <c>v3</c>: the mini program cannot be launched.</exception>
    public static ApiLevel Parse(string? apiVersion) =>
        TryParse(apiVersion, out var level) ? level : throw new FormatException($"app.json: apiVersion is \"{apiVersion}\"; it must be \"v1\", \"v2\" or \"v3\", or be left out.");

    /// <summary>As <see cref="Parse"/>, without the exception.</summary>
    /// <param name="apiVersion">The field's text; null or empty when it is not set.</param>
    /// <param name="level">The level; <see cref="ApiLevel.Undefined"/> when it is not set or unknown.</param>
    /// <returns>False when the value is unknown.</returns>
    public static bool TryParse(string? apiVersion, out ApiLevel level)
    {
        level = apiVersion switch
        {
            "v1" => ApiLevel.V1,
            "v2" => ApiLevel.V2,
            "v3" => ApiLevel.V3,
            _ => ApiLevel.Undefined,
        };
        return level != ApiLevel.Undefined || string.IsNullOrEmpty(apiVersion);
    }
}

/// <summary>What the level is chosen from.</summary>
/// <param name="Declared">apiVersion of app.json.</param>
/// <param name="Host">What the proxy's DefaultApiLevel says.</param>
/// <param name="SdkVersion">The SDK that is played.</param>
/// <param name="Floor">The superapp's MinimumApiLevel.</param>
/// <param name="HasPlatform">Whether a platform is used.</param>
internal readonly record struct LevelFacts(ApiLevel Declared, ApiLevel Host, Version SdkVersion, ApiLevel Floor, bool HasPlatform);

/// <summary>The one place where the level of a call is chosen (documents: Android and iOS open APIs; design in docs/decisions).</summary>
internal static class LevelChoice
{
    /// <summary>The first SDK with default implementations.</summary>
    public static readonly Version V2Since = new(2, 1, 0);

    /// <summary>The first SDK with the mutual trust mode.</summary>
    public static readonly Version V3Since = new(2, 2, 11);

    /// <summary>
    /// The level of a call: app.json's, else the host's, else v2 (v1 before there was a v2). An API without a default is answered
    /// by the host whatever the level, so nothing can refuse it; every other call is refused rather than raised, lowered or mixed.
    /// </summary>
    /// <returns>The level, and the failure that stops the call there, or null.</returns>
    public static (ApiLevel Level, OpenApiException? Refusal) Choose(in LevelFacts facts, bool hasDefault)
    {
        var level = facts.Declared != ApiLevel.Undefined ? facts.Declared
            : facts.Host != ApiLevel.Undefined ? facts.Host
            : facts.SdkVersion < V2Since ? ApiLevel.V1
            : ApiLevel.V2;
        return (level, hasDefault ? Refusal(level, facts) : null);
    }

    private static OpenApiException? Refusal(ApiLevel level, in LevelFacts facts)
    {
        if (level is < ApiLevel.V1 or > ApiLevel.V3) return new OpenApiException($"level {(int)level} does not exist: DefaultApiLevel must be Undefined, V1, V2 or V3", OpenApiErrors.SystemErrno);
        if (level == ApiLevel.V2 && facts.SdkVersion < V2Since) return OpenApiErrors.LevelUnknown(level, V2Since);
        if (level == ApiLevel.V3 && facts.SdkVersion < V3Since) return OpenApiErrors.LevelUnknown(level, V3Since);
        if (level < facts.Floor) return OpenApiErrors.LevelRefused(level, facts.Floor);
        return level > ApiLevel.V1 && !facts.HasPlatform ? OpenApiErrors.NoPlatform(level) : null;
    }
}
