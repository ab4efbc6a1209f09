using System.Security.Cryptography;
using System.Text;

namespace Pergola.Platform.Registry;

/// <summary>
/// Hashes and checks the secrets of mini program backends. A single keyed hash is enough: they are long random texts, not
/// passwords, and the check stands in every request.
/// </summary>
internal static class AppSecrets
{
    private static readonly byte[] NobodysSalt = new byte[16];
    private static readonly byte[] NobodysHash = new byte[HMACSHA256.HashSizeInBytes];

    public static StoredMiniProgram Hash(MiniProgramRegistration miniProgram, string superApp)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var record = new MiniProgram
        {
            AppId = miniProgram.AppId,
            SuperApp = superApp,
            Team = miniProgram.Team,
            Name = miniProgram.Name,
            IconUrl = miniProgram.IconUrl,
            RequestDomains = miniProgram.RequestDomains,
            Versions = miniProgram.Versions,
            Templates = miniProgram.Templates,
        };
        return new StoredMiniProgram(record, salt, Hash(salt, miniProgram.AppSecret));
    }

    /// <summary>Puts a new secret in the place of the old one, which stays good until then; one that was already on its way out ends now.</summary>
    public static StoredMiniProgram Replace(StoredMiniProgram miniProgram, string secret, DateTimeOffset oldUntil)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return miniProgram with
        {
            SecretSalt = salt,
            SecretHash = Hash(salt, secret),
            PreviousSecret = new PreviousSecret(miniProgram.SecretSalt, miniProgram.SecretHash, oldUntil),
        };
    }

    /// <summary>
    /// The secret, or the one before it until its end. Takes the same time for an unknown mini program, for a wrong secret, for the previous
    /// one, and where there is none.
    /// </summary>
    public static bool Match(StoredMiniProgram? miniProgram, string secret, DateTimeOffset now)
    {
        var previous = miniProgram?.PreviousSecret;
        var isCurrent = Equal(miniProgram?.SecretSalt ?? NobodysSalt, miniProgram?.SecretHash ?? NobodysHash, secret);
        var isPrevious = Equal(previous?.Salt ?? NobodysSalt, previous?.Hash ?? NobodysHash, secret);
        return isCurrent | (isPrevious & previous?.Until > now);
    }

    /// <summary>What to store for a registration: a changed secret makes the known one the previous one, an unchanged one changes nothing.</summary>
    public static StoredMiniProgram Renew(StoredMiniProgram? known, StoredMiniProgram registered, string secret, DateTimeOffset now, TimeSpan grace)
    {
        if (known is null)
            return registered;
        if (Equal(known.SecretSalt, known.SecretHash, secret))
            return registered with { SecretSalt = known.SecretSalt, SecretHash = known.SecretHash, PreviousSecret = known.PreviousSecret };
        return registered with { PreviousSecret = grace > TimeSpan.Zero ? new PreviousSecret(known.SecretSalt, known.SecretHash, now + grace) : null };
    }

    private static bool Equal(byte[] salt, byte[] hash, string secret) => CryptographicOperations.FixedTimeEquals(Hash(salt, secret), hash);

    private static byte[] Hash(byte[] salt, string secret) => HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes(secret));
}
