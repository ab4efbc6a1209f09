namespace Pergola.MiniApps;

/// <summary>To be written.</summary>
public sealed class AppConfig
{
    /// <summary>apiVersion of app.json, as it stands; null when it is not set.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The mini program's own words on what a scope is for, in the user's language (app.json <c>permission</c>); null when there are none.</summary>
    public string? PermissionPurpose(string scope, string language) => Purpose?.Invoke(scope, language);

    internal Func<string, string, string?>? Purpose { get; init; }
}
