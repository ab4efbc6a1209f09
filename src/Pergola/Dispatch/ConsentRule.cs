namespace Pergola.Dispatch;

/// <summary>Which scope an API asks the user for, and how often.</summary>
public sealed record ConsentRule
{
    private const string AuthDeny = "auth deny";

    private readonly Func<string, WxProfile, ScopeHandling>? _handling;

    private ConsentRule(string? scope, bool remembered, string? scopeParameter = null, string denied = AuthDeny, Func<string, WxProfile, ScopeHandling>? handling = null)
    {
        _handling = handling;
        Scope = scope;
        IsRemembered = remembered;
        ScopeParameter = scopeParameter;
        Denied = denied;
    }

    /// <summary>The scope, such as <c>scope.userInfo</c>; null when nothing is asked.</summary>
    public string? Scope { get; }

    /// <summary>Whether the answer is kept and asked only once.</summary>
    public bool IsRemembered { get; }

    /// <summary>The parameter that names the scope, where the call chooses it; else null.</summary>
    public string? ScopeParameter { get; }

    /// <summary>The parameter in which the call itself says what for; null where app.json's <c>permission</c> does. Calls that share a sheet share its purpose.</summary>
    public string? PurposeParameter { get; init; }

    /// <summary>What stands after <c>fail </c> when the user refuses.</summary>
    public string Denied { get; }

    /// <summary>Whether anything is asked.</summary>
    public bool IsAsked => Scope is not null || ScopeParameter is not null;

    /// <summary>Nothing is asked.</summary>
    public static ConsentRule None { get; } = new(null, false);

    /// <summary>Asked once; the answer is kept for the user and the mini program.</summary>
    public static ConsentRule Remembered(string scope) => new(scope, true);

    /// <summary>As <see cref="Remembered"/>, for the scope that a parameter of the call names.</summary>
    public static ConsentRule RememberedNamedBy(string parameter) => new(null, true, parameter);

    /// <summary>As <see cref="RememberedNamedBy(string)"/>, where not every scope is asked for.</summary>
    /// <param name="parameter">The parameter that names the scope.</param>
    /// <param name="handling">What is done with a scope.</param>
    internal static ConsentRule RememberedNamedBy(string parameter, Func<string, WxProfile, ScopeHandling> handling) => new(null, true, parameter, handling: handling);

    /// <summary>What is done with a scope that has not been answered yet.</summary>
    internal ScopeHandling HandlingOf(string scope, WxProfile profile) => _handling?.Invoke(scope, profile) ?? ScopeHandling.Ask;

    /// <summary>Asked at every call; nothing is kept.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="denied">What stands after <c>fail </c> when the user refuses.</param>
    public static ConsentRule AskEveryTime(string scope, string denied = AuthDeny) => new(scope, false, denied: denied);
}
