namespace Pergola.Platform.Registry;

/// <summary>Who answers the open APIs that have a default implementation (documents: Android and iOS open APIs).</summary>
public enum ApiLevel
{
    /// <summary>The superapp's own host.</summary>
    V1 = 1,

    /// <summary>The platform, on the host's word for who the user is.</summary>
    V2 = 2,

    /// <summary>The platform, on an auth code that the superapp server answers for.</summary>
    V3 = 3,
}
