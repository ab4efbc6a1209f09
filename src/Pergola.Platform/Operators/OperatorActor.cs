using Pergola.Platform.Auditing;

namespace Pergola.Platform.Operators;

/// <summary>Who does it, as the audit trail names them.</summary>
/// <remarks><c>Name</c>: the name of an operator's token, or <c>command line</c>, which no token can be called.</remarks>
internal sealed record OperatorActor(string Name)
{
    /// <summary>Somebody who runs the tool on the store itself.</summary>
    public static OperatorActor CommandLine { get; } = new("command line");

    /// <summary>An entry of the audit trail. <paramref name="detail"/> must hold no secret.</summary>
    public AuditEntry Did(string what, DateTimeOffset at, string detail, string? superApp = null, string? appId = null, string? uid = null) =>
        new(at, what, Name, superApp, appId, uid, CodeHash: null, detail);
}
