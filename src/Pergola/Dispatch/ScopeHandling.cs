namespace Pergola.Dispatch;

/// <summary>What is done with a scope that has not been answered yet.</summary>
internal enum ScopeHandling
{
    /// <summary>The user is asked.</summary>
    Ask,

    /// <summary>Nobody is asked: the call fails until the scope is granted elsewhere.</summary>
    NeverAsk,

    /// <summary>As <see cref="NeverAsk"/>; from then on it stands on the settings page, turned off, where the user can turn it on.</summary>
    SettingsOnly,

    /// <summary>It guards nothing any more: the call goes on as if it were granted.</summary>
    Free,
}
