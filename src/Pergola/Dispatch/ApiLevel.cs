namespace Pergola.Dispatch;

/// <summary>Who answers the open APIs that have a default implementation (documents: Android and iOS open APIs).</summary>
public enum ApiLevel
{
    /// <summary>Not set: API_LEVEL_UNDEFINED.</summary>
    Undefined = 0,

    /// <summary>The host answers: API_LEVEL_V1.</summary>
    V1 = 1,

    /// <summary>The platform answers, on the host's word for who the user is: API_LEVEL_V2.</summary>
    V2 = 2,

    /// <summary>The platform answers, on an auth code from the host: API_LEVEL_V3.</summary>
    V3 = 3,
}
