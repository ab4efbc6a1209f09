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

    /// <summary>The masked phone number or e-mail address for a consent sheet: <see cref="ContactPreviewRequest"/>, <see cref="ContactPreviewResponse"/>.</summary>
    public const string PreviewContact = "/sdk/v1/contact/preview";

    /// <summary>Issues the code for it once the user allowed it: <see cref="ContactCodeRequest"/>, <see cref="ContactCodeResponse"/>.</summary>
    public const string ContactCode = "/sdk/v1/contact/code";

    /// <summary>URL of the user's avatar: <see cref="UserValueRequest"/>, <see cref="UserValueResponse"/>.</summary>
    public const string Avatar = "/sdk/v1/user/avatar";

    /// <summary>The user's nickname: <see cref="UserValueRequest"/>, <see cref="UserValueResponse"/>.</summary>
    public const string NickName = "/sdk/v1/user/nickname";

    /// <summary>Signs and encrypts user info: <see cref="SealUserInfoRequest"/>, <see cref="SealUserInfoResponse"/>.</summary>
    public const string SealUserInfo = "/sdk/v1/user/seal";

    /// <summary>Registers the key that signs a user's biometric results: <see cref="SoterKeyRequest"/>, <see cref="PlatformResponse"/>.</summary>
    public const string SoterKey = "/sdk/v1/soter/key";
}
