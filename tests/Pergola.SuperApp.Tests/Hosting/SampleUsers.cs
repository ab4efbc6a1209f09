using Microsoft.AspNetCore.Http;

namespace Pergola.SuperApp.Tests.Hosting;

/// <summary>Two users; who is signed in stands in a bearer token.</summary>
internal sealed class SampleUsers : IUserDirectory
{
    public static SuperAppUser Alice { get; } = new("alice")
    {
        NickName = "Alice", AvatarUrl = "https://cdn.example.com/alice.png", PhoneNumber = "+8615812342850", Email = "alice@example.com",
    };

    public static SuperAppUser Bob { get; } = new("bob") { NickName = "Bob" };

    public Task<SuperAppUser?> FindAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(userId switch { "alice" => Alice, "bob" => Bob, _ => null });

    public Task<SuperAppUser?> FindSignedInAsync(HttpContext http, CancellationToken cancellationToken) =>
        FindAsync(http.Request.Headers.Authorization.ToString().Replace("Bearer token-of-", "", StringComparison.Ordinal), cancellationToken);
}
