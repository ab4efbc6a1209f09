namespace Pergola.Dispatch;

/// <summary>The checks of a call, in the order in which they run. Each refuses before the later ones are touched.</summary>
public enum CallCheck
{
    /// <summary>The name is in the catalogue.</summary>
    Known,

    /// <summary>The SDK that is played has it.</summary>
    Since,

    /// <summary>The parameters are well-formed and fit. It comes before asking, so that nobody is prompted for a malformed call.</summary>
    Params,

    /// <summary>A live tap was spent.</summary>
    Gesture,

    /// <summary>The level is chosen and allowed.</summary>
    Level,

    /// <summary>The user has not refused the scope earlier.</summary>
    Refusal,

    /// <summary>The platform can know the user. It comes before the sheet, because the masked value does.</summary>
    Credential,

    /// <summary>What the sheet shows was fetched.</summary>
    Preview,

    /// <summary>The user allows it.</summary>
    Consent,

    /// <summary>Host, platform or SDK answered.</summary>
    Answer,

    /// <summary>The answer was put into its shape.</summary>
    Reply,
}

/// <summary>Who answered a call.</summary>
public enum CallAnswerer
{
    /// <summary>Nobody: it was refused before.</summary>
    Nobody,

    /// <summary>The superapp's proxy.</summary>
    Host,

    /// <summary>The platform.</summary>
    Platform,

    /// <summary>The SDK.</summary>
    Sdk,
}
