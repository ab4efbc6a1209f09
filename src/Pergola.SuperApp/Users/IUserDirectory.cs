using Microsoft.AspNetCore.Http;

namespace Pergola.SuperApp;

/// <summary>The one thing that a superapp server must bring: who its users are.</summary>
public interface IUserDirectory
{
    /// <summary>Finds a user by id; the platform asks at every login.</summary>
    /// <param name="userId">The id that the superapp's client gives the SDK as account.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The user; null when there is none or the user may not log in.</returns>
    Task<SuperAppUser?> FindAsync(string userId, CancellationToken cancellationToken);

    /// <summary>
    /// Finds who is signed in behind a request of the superapp's own client, by whatever your app uses (a cookie, a bearer token).
    /// Auth codes and tickets are given to this user, so believe nothing here that the client could make up.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The user; null when nobody is signed in.</returns>
    Task<SuperAppUser?> FindSignedInAsync(HttpContext http, CancellationToken cancellationToken);
}

/// <summary>A user of the superapp. What is null, the user does not have or does not share.</summary>
/// <param name="UserId">The id; best an anonymised one. Never empty and never <c>unknown</c>.</param>
public sealed record SuperAppUser(string UserId)
{
    /// <summary>The nickname.</summary>
    public string? NickName { get; init; }

    /// <summary>URL of the avatar.</summary>
    public string? AvatarUrl { get; init; }

    /// <summary>The phone number with its country code, such as <c>+8615812342850</c>.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The id alone: phone number and e-mail address do not belong into logs.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => UserId;
}
