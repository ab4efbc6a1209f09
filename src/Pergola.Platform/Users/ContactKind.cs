using Pergola.Platform.Codes;
using Pergola.Protocol.Sdk;
using Pergola.Protocol.SuperApp;

namespace Pergola.Platform.Users;

/// <summary>What a user can be reached by, and everything that differs between the two.</summary>
internal sealed record ContactKind(string Name, string Scope, string Path, CodeKind Ticket, CodeKind Code, PlatformError Absent)
{
    public static ContactKind Phone { get; } = new(
        ContactKinds.Phone, AuthScopes.PhoneNumber, SuperAppPaths.PhoneNumber, CodeKind.PhoneTicket, CodeKind.Phone, PlatformError.NoPhoneNumber);

    public static ContactKind Email { get; } = new(
        ContactKinds.Email, AuthScopes.Email, SuperAppPaths.Email, CodeKind.EmailTicket, CodeKind.Email, PlatformError.NoEmail);

    public static ContactKind Require(string? name) => name switch
    {
        ContactKinds.Phone => Phone,
        ContactKinds.Email => Email,
        _ => throw new PlatformException(PlatformError.IllegalParameter, $"kind must be {ContactKinds.Phone} or {ContactKinds.Email}"),
    };
}

/// <summary>The scopes of <c>getAuthCode</c> (page 72340).</summary>
internal static class AuthScopes
{
    public const string PhoneNumber = "SCOPE_PHONE_NUMBER";
    public const string Email = "SCOPE_EMAIL";
    public const string Avatar = "SCOPE_AVATAR";
    public const string NickName = "SCOPE_NICKNAME";
}
