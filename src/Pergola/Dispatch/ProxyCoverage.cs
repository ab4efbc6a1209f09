using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Pergola.Dispatch;

/// <summary>Which methods a superapp's proxy left as they are, to be named in the log at start-up.</summary>
internal sealed class ProxyCoverage
{
    private readonly string _proxy;
    private readonly HashSet<string> _untouched;

    private ProxyCoverage(string proxy, HashSet<string> untouched)
    {
        _proxy = proxy;
        _untouched = untouched;
    }

    /// <summary>Looks at a proxy class.</summary>
    public static ProxyCoverage Of([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type proxy) =>
        new(proxy.Name, [.. proxy.GetMethods(BindingFlags.Instance | BindingFlags.Public).Where(m => m.DeclaringType == typeof(MiniOpenApiProxy)).Select(m => m.Name)]);

    /// <summary>Whether the proxy answers an API itself. APIs of the superapp's own have no method, and answer as they are declared.</summary>
    public bool Answers(string api) => !_untouched.Contains($"{char.ToUpperInvariant(api[0])}{api[1..]}Async");

    /// <summary>Writes one line, when something is left out.</summary>
    public void Report(WxApiCatalog catalog, ILogger logger)
    {
        var missing = catalog.Apis.Where(a => a is IHostedApi && !Answers(a.Name)).ToList();
        var atV1 = missing.Where(a => ((IHostedApi)a).HasDefault).Select(a => a.Name);
        var always = missing.Where(a => !((IHostedApi)a).HasDefault).Select(a => a.Name);
        var v3 = Answers("getAuthCode") ? "is complete" : "needs getAuthCode";
        if (missing.Count > 0 || !Answers("getAuthCode")) DispatchLog.NotOverridden(logger, _proxy, Text(atV1), Text(always), v3);
    }

    private static string Text(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } text ? text : "none";
}
