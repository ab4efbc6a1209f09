namespace Pergola.Conformance.Tests.Documents;

/// <summary>A row of a parameter table.</summary>
/// <param name="Api">The name after <c>wx.</c>.</param>
/// <param name="Name">The parameter.</param>
/// <param name="Type">Its type, as JavaScript names it.</param>
/// <param name="Default">Its default as JSON; null when the table gives none.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Source">The document and the table.</param>
public sealed record ParameterRow(string Api, string Name, string Type, string? Default, bool Required, string Source);

/// <summary>A row of a return table.</summary>
/// <param name="Api">The name after <c>wx.</c>.</param>
/// <param name="Path">The field; fields of an object after a dot.</param>
/// <param name="Type">Its type, as JavaScript names it.</param>
/// <param name="Source">The document and the table.</param>
/// <param name="Excluded">Why Pergola does not have it; null when it does.</param>
public sealed record ResultRow(string Api, string Path, string Type, string Source, string? Excluded = null);

/// <summary>A row of the tables of custom open APIs: what a superapp's proxy can answer.</summary>
/// <param name="Api">The name after <c>wx.</c>.</param>
/// <param name="ProxyMethod">The method of the superapp's proxy.</param>
/// <param name="HasDefault">Whether the SDK has a default implementation.</param>
/// <param name="Since">The first SDK with the API; 1.0.0 where it has always been there.</param>
/// <param name="Source">The document and the table.</param>
public sealed record HostedRow(string Api, string ProxyMethod, bool HasDefault, string Since, string Source);

/// <summary>A string that mini programs compare with, and how it comes about.</summary>
/// <param name="Api">The name after <c>wx.</c>.</param>
/// <param name="Situation">What happens around the call.</param>
/// <param name="ErrMsg">The whole errMsg.</param>
/// <param name="Errno">The number beside it; null when it does not matter.</param>
/// <param name="Params">The parameters as JSON; null for those that are good.</param>
public sealed record MessageRow(string Api, Situation Situation, string ErrMsg, int? Errno = null, string? Params = null)
{
    /// <summary>What the situation needs to know, such as the host's own words.</summary>
    public string? Detail { get; init; }
}

/// <summary>A row of the reference that Pergola leaves out.</summary>
/// <param name="Api">The API, or the group of numbers.</param>
/// <param name="What">The string or number.</param>
/// <param name="Reason">Why.</param>
public sealed record Exclusion(string Api, string What, string Reason);

/// <summary>What happens around a call.</summary>
public enum Situation
{
    /// <summary>Everybody says yes.</summary>
    AllIsWell,

    /// <summary>The user refuses on the sheet.</summary>
    UserDenies,

    /// <summary>The user has refused the scope earlier.</summary>
    DeniedEarlier,

    /// <summary>There is no live tap.</summary>
    NoTap,

    /// <summary>The host fails deliberately with the words of the detail.</summary>
    HostFails,

    /// <summary>The platform refuses with the words of the detail.</summary>
    PlatformRefuses,

    /// <summary>The host never answers.</summary>
    HostIsSilent,

    /// <summary>The user cancels what the host or the device shows.</summary>
    UserCancels,

    /// <summary>The superapp lends no device.</summary>
    NoDevice,
}
