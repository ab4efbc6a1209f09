namespace Pergola.MiniApps;

/// <summary>The registry's record of a mini program: what the superapp knows of it. Nothing of it comes from the package.</summary>
/// <param name="AppId">The appid, such as <c>mpyzxqg4o9yzw5px</c>.</param>
/// <param name="Name">The name that consent sheets show.</param>
public sealed record MiniAppInfo(string AppId, string Name)
{
    /// <summary>URL of the icon that consent sheets show, or null.</summary>
    public string? IconUrl { get; init; }

    /// <summary>The published version, such as <c>1.0.3</c>; null in development.</summary>
    public string? Version { get; init; }

    /// <summary>Which version runs.</summary>
    public EnvVersion EnvVersion { get; init; } = EnvVersion.Release;

    /// <summary>Origins, such as <c>https://api.example.com</c>, that <c>wx.request</c> and images may reach.</summary>
    public IReadOnlyList<string> RequestDomains { get; init; } = [];

    /// <summary>Business domains: origins, such as <c>https://www.example.com</c>, that a <c>web-view</c> may show.</summary>
    public IReadOnlyList<string> WebViewDomains { get; init; } = [];

    /// <summary>Origins that <c>wx.uploadFile</c> may reach; null: those of <see cref="RequestDomains"/>.</summary>
    public IReadOnlyList<string>? UploadDomains { get; init; }

    /// <summary>Origins that <c>wx.downloadFile</c> and images may reach; null: those of <see cref="RequestDomains"/>.</summary>
    public IReadOnlyList<string>? DownloadDomains { get; init; }

    /// <summary>Origins, such as <c>wss://api.example.com</c>, that <c>wx.connectSocket</c> may reach; null: those of <see cref="RequestDomains"/>, wss where it says https.</summary>
    public IReadOnlyList<string>? SocketDomains { get; init; }
}

/// <summary>Which version of a mini program runs (document: mini program open APIs, <c>envVersion</c>).</summary>
public enum EnvVersion
{
    /// <summary><c>develop</c>.</summary>
    Develop,

    /// <summary><c>trial</c>.</summary>
    Trial,

    /// <summary><c>release</c>.</summary>
    Release,
}

/// <summary>The mini program that calls, as a host's proxy sees it (Android: <c>IMiniAppContext</c>).</summary>
/// <param name="App">The registry's record.</param>
/// <param name="Account">The superapp user that the instance was launched for; null when nobody is signed in.</param>
public sealed record MiniAppContext(MiniAppInfo App, string? Account);
