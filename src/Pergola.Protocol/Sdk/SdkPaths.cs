namespace Pergola.Protocol.Sdk;

/// <summary>Where the platform listens for the SDK. All of them take POST with a JSON body (docs/sdk-protocol.md).</summary>
public static class SdkPaths
{
    /// <summary>Issues a login code: <see cref="LoginRequest"/>, <see cref="LoginResponse"/>.</summary>
    public const string Login = "/sdk/v1/login";

    /// <summary>Tells whether a user's session is alive: <see cref="SessionCheckRequest"/>, <see cref="PlatformResponse"/>.</summary>
    public const string CheckSession = "/sdk/v1/session/check";

    /// <summary>Ends every session of a superapp user: <see cref="LogoutRequest"/>, <see cref="PlatformResponse"/>.</summary>
    public const string Logout = "/sdk/v1/logout";
}
