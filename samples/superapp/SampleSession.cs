using Pergola.Dispatch;

namespace Pergola.Samples.SuperApp;

/// <summary>Who is signed in to the superapp, and the level that it asks for. One user at a time, as on a phone.</summary>
public sealed class SampleSession
{
    private volatile SampleUserToken? _current;

    /// <summary>The level of mini programs whose app.json sets none.</summary>
    public ApiLevel Level { get; set; } = ApiLevel.V2;

    /// <summary>The signed-in user's id, or null.</summary>
    public string? Account => _current?.UserId;

    /// <summary>
    /// The token of a user: only while that same user is signed in. A mini program that was launched for somebody else must not
    /// get codes for whoever signed in after.
    /// </summary>
    internal string? TokenOf(string? account) => _current is { } user && user.UserId == account ? user.Token : null;

    internal void Set(string userId, string token) => _current = new(userId, token);

    /// <summary>Forgets the user.</summary>
    /// <returns>Who it was, with the token; null when nobody was signed in.</returns>
    internal (string UserId, string Token)? Take() => Interlocked.Exchange(ref _current, null) is { } user ? (user.UserId, user.Token) : null;

    private sealed record SampleUserToken(string UserId, string Token);
}
