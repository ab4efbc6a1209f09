namespace Pergola.Platform.Users;

/// <summary>Which texts can be a user id. Hosts say "unknown" for nobody (Android's sample), and nobody must not be somebody.</summary>
internal static class UserIds
{
    private const int Longest = 128;

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
        return uid;
    }
}
