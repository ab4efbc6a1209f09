namespace Pergola.Platform.Registry;

/// <summary>What a registration must look like; every message says what to do.</summary>
internal static class RegistrationRules
{
    private const int ShortestSecret = 16;

    /// <summary>Longer texts are not even hashed when a caller gives them as a secret.</summary>
    public const int LongestSecret = 256;

    public const int LongestName = 64;
    private const int LongestClientKey = 36;

    public static void Check(SuperAppRegistration superApp)
    {
        CheckName(superApp.AppKey, "app key");
        CheckSecret(superApp.AppSecret, "app secret");
        if (superApp.SecretKey.Length is not (16 or 24 or 32) || superApp.SecretKey.Any(c => c is < ' ' or > '~'))
            throw new ArgumentException("The SecretKey must have exactly 16, 24 or 32 ASCII characters, because it is an AES key.", nameof(superApp));
        if (!superApp.ServiceDomain.IsAbsoluteUri || superApp.ServiceDomain.Scheme is not ("http" or "https"))
            throw new ArgumentException($"The service domain must be an http or https URL, such as https://superapp.example.com; it is '{superApp.ServiceDomain}'.", nameof(superApp));
        if (superApp.ClientKey is { } clientKey && (clientKey.Length is 0 or > LongestClientKey || !IsName(clientKey)))
            throw new ArgumentException($"The client key must have 1 to {LongestClientKey} characters of A-Z a-z 0-9 - _.", nameof(superApp));
        if (superApp.ClientKey is null && superApp.AppKey.Length > LongestClientKey)
            throw new ArgumentException($"The app key is longer than {LongestClientKey} characters, so a client key must be set.", nameof(superApp));
        if (superApp.MinimumApiLevel is { } level && !Enum.IsDefined(level))
            throw new ArgumentException($"The minimum API level must be V1, V2 or V3, or null for none; it is {(int)level}.", nameof(superApp));
    }

    public static void Check(TeamRegistration team) => CheckName(team.Id, "team id");

    public static void Check(MiniProgramRegistration miniProgram)
    {
        CheckName(miniProgram.AppId, "appid");
        CheckSecret(miniProgram.AppSecret, "appSecret");
        if (string.IsNullOrWhiteSpace(miniProgram.Name))
            throw new ArgumentException($"The mini program '{miniProgram.AppId}' needs a name: consent sheets show it.", nameof(miniProgram));
        foreach (var origin in miniProgram.RequestDomains)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
                throw new ArgumentException($"The request domain '{origin}' must be an origin, such as https://api.example.com.", nameof(miniProgram));
        }
    }

    private static void CheckName(string value, string what)
    {
        if (!IsName(value))
            throw new ArgumentException($"The {what} must have 1 to 64 characters of A-Z a-z 0-9 - _; it is '{value}'.", nameof(value));
    }

    private static void CheckSecret(string value, string what)
    {
        if (value.Length is < ShortestSecret or > LongestSecret)
            throw new ArgumentException($"The {what} must have {ShortestSecret} to {LongestSecret} characters.", nameof(value));
    }

    private static bool IsName(string value) =>
        value.Length is > 0 and <= LongestName && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
