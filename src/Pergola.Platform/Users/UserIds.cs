namespace Pergola.Platform.Users;

/// <summary>Which texts can be a user id. Hosts say "unknown" for nobody (Android's sample), and nobody must not be somebody.</summary>
internal static class UserIds
{
    private const int Longest = 128;

    /// <summary>The user id where it can be one, for what is written down.</summary>
    public static string? OrNull(string? uid) => uid is { Length: > 0 and <= Longest } && !uid.Any(char.IsControl) && IsWhole(uid) ? uid : null;

    public static string Require(string? uid)
    {
        if (string.IsNullOrWhiteSpace(uid))
            throw new PlatformException(PlatformError.InvalidAccountId, "the user id is empty: nobody is signed in");
        if (uid.Equals("unknown", StringComparison.OrdinalIgnoreCase))
            throw new PlatformException(PlatformError.InvalidAccountId, "the user id is 'unknown': nobody is signed in");
        if (uid.Length > Longest)
            throw new PlatformException(PlatformError.InvalidAccountId, $"the user id is longer than {Longest} characters");
        if (uid.Any(char.IsControl))
            throw new PlatformException(PlatformError.InvalidAccountId, "the user id has control characters");

        // Half a character becomes U+FFFD in UTF-8, and two users would be one.
        if (!IsWhole(uid))
            throw new PlatformException(PlatformError.InvalidAccountId, "the user id has lone surrogates");
        return uid;
    }

    private static bool IsWhole(string uid)
    {
        for (var i = 0; i < uid.Length; i++)
        {
            if (char.IsSurrogatePair(uid, i))
                i++;
            else if (char.IsSurrogate(uid[i]))
                return false;
        }

        return true;
    }
}
