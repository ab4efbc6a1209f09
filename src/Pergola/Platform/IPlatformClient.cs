namespace Pergola.Platform;

/// <summary>What the SDK asks the platform, at v2 and v3.</summary>
public interface IPlatformClient;

/// <summary>How the platform knows the user: the host's account (v2) or an auth code of the host (v3).</summary>
/// <param name="Account">The superapp's user id; null at v3.</param>
/// <param name="AuthCode">The host's auth code; null at v2.</param>
public sealed record PlatformUser(string? Account, string? AuthCode);
