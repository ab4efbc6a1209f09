namespace Pergola.Platform.Registry;

/// <summary>What a registration must look like; every message says what to do. Fields have their names on the wire.</summary>
internal static class RegistrationRules
{
    private const int ShortestSecret = 16;

    /// <summary>Longer texts are not even hashed when a caller gives them as a secret.</summary>
    public const int LongestSecret = 256;

    public const int LongestName = 64;
    private const int LongestClientKey = 36;

    public static void Check(SuperAppRegistration superApp) => ThrowFirst(Problems(superApp), nameof(superApp));

    public static void Check(TeamRegistration team) => ThrowFirst(Problems(team), nameof(team));

    public static void Check(MiniProgramRegistration miniProgram) => ThrowFirst(Problems(miniProgram), nameof(miniProgram));

    public static IEnumerable<FieldProblem> Problems(SuperAppRegistration superApp)
    {
        if (!IsName(superApp.AppKey))
            yield return NoName("appKey", "app key", superApp.AppKey);
        if (superApp.AppSecret.Length is < ShortestSecret or > LongestSecret)
            yield return BadSecret("appSecret", "app secret");
        if (superApp.SecretKey.Length is not (16 or 24 or 32) || superApp.SecretKey.Any(c => c is < ' ' or > '~'))
            yield return new("secretKey", "The SecretKey must have exactly 16, 24 or 32 ASCII characters, because it is an AES key.");
        if (!superApp.ServiceDomain.IsAbsoluteUri || superApp.ServiceDomain.Scheme is not ("http" or "https"))
            yield return new("serviceDomain", $"The service domain must be an http or https URL, such as https://superapp.example.com; it is '{superApp.ServiceDomain}'.");
        if (superApp.ClientKey is { } clientKey && (clientKey.Length is 0 or > LongestClientKey || !IsName(clientKey)))
            yield return new("clientKey", $"The client key must have 1 to {LongestClientKey} characters of A-Z a-z 0-9 - _.");
        if (superApp.ClientKey is null && superApp.AppKey.Length > LongestClientKey)
            yield return new("clientKey", $"The app key is longer than {LongestClientKey} characters, so a client key must be set.");
        if (superApp.MinimumApiLevel is { } level && !Enum.IsDefined(level))
            yield return new("minimumApiLevel", $"The minimum API level must be V1, V2 or V3, or null for none; it is {(int)level}.");
    }

    public static IEnumerable<FieldProblem> Problems(TeamRegistration team)
    {
        if (!IsName(team.Id))
            yield return NoName("id", "team id", team.Id);
    }

    public static IEnumerable<FieldProblem> Problems(MiniProgramRegistration miniProgram)
    {
        if (!IsName(miniProgram.AppId))
            yield return NoName("appId", "appid", miniProgram.AppId);
        if (miniProgram.AppSecret.Length is < ShortestSecret or > LongestSecret)
            yield return BadSecret("appSecret", "appSecret");
        if (string.IsNullOrWhiteSpace(miniProgram.Name))
            yield return new("name", $"The mini program '{miniProgram.AppId}' needs a name: consent sheets show it.");
        foreach (var origin in miniProgram.RequestDomains)
        {
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.PathAndQuery != "/" || uri.UserInfo.Length > 0)
                yield return new("requestDomains", $"The request domain '{origin}' must be an origin, such as https://api.example.com.");
        }
    }

    /// <summary>Whether a text can be an app key, a team id, an appid or the name of an operator's token.</summary>
    public static bool IsName(string value) =>
        value.Length is > 0 and <= LongestName && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static FieldProblem NoName(string field, string what, string value) =>
        new(field, $"The {what} must have 1 to {LongestName} characters of A-Z a-z 0-9 - _; it is '{value}'.");

    private static FieldProblem BadSecret(string field, string what) => new(field, $"The {what} must have {ShortestSecret} to {LongestSecret} characters.");

    private static void ThrowFirst(IEnumerable<FieldProblem> problems, string parameter)
    {
        if (problems.FirstOrDefault() is { } problem)
            throw new ArgumentException(problem.Text, parameter);
    }
}

/// <summary>What is wrong with one field, and what to do.</summary>
internal sealed record FieldProblem(string Field, string Text);
