using Microsoft.AspNetCore.Http;
using Pergola.Samples.SuperAppServer.Pictures;
using Pergola.SuperApp;

namespace Pergola.Samples.SuperAppServer;

/// <summary>All that v2 and v3 need of a superapp server: who its users are, and who is signed in.</summary>
internal sealed class SampleUserDirectory(SampleSuperAppServerOptions options, SignIns signIns, Avatars avatars) : IUserDirectory
{
    /// <inheritdoc />
    public Task<SuperAppUser?> FindAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(ToSuperAppUser(options.Users.FirstOrDefault(u => u.Id == userId)));

    /// <inheritdoc />
    public Task<SuperAppUser?> FindSignedInAsync(HttpContext http, CancellationToken cancellationToken) =>
        Task.FromResult(ToSuperAppUser(signIns.Find(Bearer.TokenOf(http.Request))));

    private SuperAppUser? ToSuperAppUser(SampleUser? user) => user is null
        ? null
        : new(user.Id) { NickName = user.NickName, AvatarUrl = avatars.UrlOf(user.Id), PhoneNumber = user.Phone, Email = user.Email };
}
