using System.Security.Cryptography;

namespace Pergola.Samples.SuperAppServer;

/// <summary>A user of the sample superapp.</summary>
/// <param name="Id">The superapp's user id: what <c>getAccount</c> answers. It says nothing about the person.</param>
/// <param name="SignInName">What the user types to sign in.</param>
/// <param name="Password">The salted hash of the password.</param>
/// <param name="NickName">The nickname.</param>
/// <param name="Hue">The colour of the avatar that is drawn for the user, 0 to 360; null: the user has none.</param>
/// <param name="Phone">The phone number with country code, or null.</param>
/// <param name="Email">The e-mail address, or null.</param>
public sealed record SampleUser(string Id, string SignInName, PasswordHash Password, string NickName, int? Hue, string? Phone, string? Email)
{
    /// <summary>The three users of the samples: one full, one other, one with neither avatar, phone nor e-mail.</summary>
    /// <param name="password">The password of all three; made anew by whoever starts the samples.</param>
    public static IReadOnlyList<SampleUser> Three(string password) =>
    [
        new("u7f31c2a9", "ada", PasswordHash.Of(password), "Ada", 150, "+6581234567", "ada@superapp.example"),
        new("u2b90d4e7", "lin", PasswordHash.Of(password), "小林", 265, "+8613800138000", "lin@superapp.example"),
        new("uc45e8f10", "sam", PasswordHash.Of(password), "Sam", null, null, null),
    ];
}

/// <summary>A salted PBKDF2 hash of a password.</summary>
public sealed class PasswordHash
{
    private const int Rounds = 210_000;

    private readonly byte[] _salt;
    private readonly byte[] _hash;

    private PasswordHash(byte[] salt, byte[] hash)
    {
        _salt = salt;
        _hash = hash;
    }

    /// <summary>Hashes a password with a new salt.</summary>
    public static PasswordHash Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return new(salt, Derive(password, salt));
    }

    /// <summary>Whether this is the password; the comparison takes the same time either way.</summary>
    public bool Matches(string password) => CryptographicOperations.FixedTimeEquals(_hash, Derive(password, _salt));

    private static byte[] Derive(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA512, 32);
}
