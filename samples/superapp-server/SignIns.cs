using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Pergola.Samples.SuperAppServer;

/// <summary>Who is signed in to the superapp: bearer tokens, kept by their hash.</summary>
public sealed class SignIns(TimeProvider time, IReadOnlyList<SampleUser> users)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    // Checked when the name is unknown, so that an answer takes as long as for a known one.
    private static readonly PasswordHash Nobody = PasswordHash.Of(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    private readonly ConcurrentDictionary<string, Entry> _tokens = new(StringComparer.Ordinal);

    /// <summary>Checks name and password.</summary>
    /// <returns>The user and a token, or null when one of the two is wrong.</returns>
    public (SampleUser User, string Token)? SignIn(string signInName, string password)
    {
        var user = users.FirstOrDefault(u => u.SignInName == signInName);
        if (!(user?.Password ?? Nobody).Matches(password) || user is null)
            return null;
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        _tokens[HashOf(token)] = new(user, time.GetUtcNow() + Life);
        return (user, token);
    }

    /// <summary>The user of a live token, or null.</summary>
    public SampleUser? Find(string? token) =>
        token is not null && _tokens.TryGetValue(HashOf(token), out var entry) && entry.Until > time.GetUtcNow() ? entry.User : null;

    /// <summary>Ends a sign-in.</summary>
    public void SignOut(string? token)
    {
        if (token is not null)
            _tokens.TryRemove(HashOf(token), out _);
    }

    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private sealed record Entry(SampleUser User, DateTimeOffset Until);
}
