namespace Pergola.Platform;

/// <summary>Where the platform is, and as whom the superapp calls it.</summary>
public sealed class PlatformOptions
{
    /// <summary>The platform's address, such as <c>https://platform.example.com/</c>. Needed.</summary>
    public Uri? BaseAddress { get; set; }

    /// <summary>The superapp's public app key, such as <c>app-1234567890</c>. Needed.</summary>
    public string AppKey { get; set; } = "";

    /// <summary>
    /// The superapp's secret, for a superapp that runs on a server. On a device leave it null: whatever is in an app can be read, so there
    /// <see cref="MiniAppProxy.GetTicketAsync"/> proves who the user is.
    /// </summary>
    public string? AppSecret { get; set; }

    /// <summary>How long one request may take. Default ten seconds. A request is never repeated: it might issue two codes.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
