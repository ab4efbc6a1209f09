using Pergola.MiniApps;

namespace Pergola.Platform;

/// <summary>The platform, together with the user whom an instance was launched for.</summary>
public sealed class UserPlatform
{
    private readonly PlatformCredential _credential;
    private readonly MiniAppContext _context;

    internal UserPlatform(IPlatformClient client, PlatformCredential credential, MiniAppContext context)
    {
        Client = client;
        _credential = credential;
        _context = context;
    }

    /// <summary>The platform.</summary>
    public IPlatformClient Client { get; }

    /// <summary>The calling mini program's appid.</summary>
    public string AppId => _context.App.AppId;

    /// <summary>The user, by account (and ticket, on a device).</summary>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    /// <exception cref="Dispatch.OpenApiException">Nobody is signed in.</exception>
    public Task<PlatformUser> UserAsync(CancellationToken cancellationToken) => _credential.ByAccountAsync(_context, cancellationToken);
}
