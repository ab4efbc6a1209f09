using System.Text.Json;
using Pergola.Protocol.SuperApp;

namespace Pergola.Platform.SuperApps;

/// <summary>Whom an auth code stands for, and the scopes that the user granted to it; empty when the answer names none.</summary>
internal sealed record ExchangedUser(string Uid, IReadOnlyList<string> Scopes);

/// <summary>Reads what superapp servers answer. The documents leave fields of the exchange open, so it is read tolerantly.</summary>
internal static class SuperAppAnswers
{
    private const int LongestCode = 8;

    private static readonly string[] UserIdNames = ["userId", "accountId"];
    private static readonly string[] Envelopes = ["data", "additionalInfo"];

    /// <summary><c>{returnCode: "0", data: true}</c>.</summary>
    public static bool UserExists(JsonElement answer)
    {
        RequireOk(answer, SuperAppPaths.CheckUser);
        return answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.True;
    }

    /// <summary><c>{returnCode: "0", data: {data: masked, code}}</c>. Null: the user has no such thing.</summary>
    public static TemporaryCodeResult? Preview(JsonElement answer)
    {
        if (Text(answer, "returnCode") is SuperAppReturnCodes.NoContact)
            return null;
        RequireOk(answer, SuperAppPaths.TemporaryCode);
        if (!answer.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object || Text(data, "data") is not { Length: > 0 } masked)
            return null;
        return Text(data, "code") is { Length: > 0 } code
            ? new TemporaryCodeResult(masked, code)
            : throw new PlatformException(PlatformError.System, $"the superapp server's answer at {SuperAppPaths.TemporaryCode} has no code");
    }

    /// <summary><c>{returnCode: "0", data: encrypted}</c>. Null: the temporary code is not accepted.</summary>
    public static string? Contact(JsonElement answer, string path)
    {
        // The user may have taken the value back since the preview: this code will not get it either.
        if (Text(answer, "returnCode") is SuperAppReturnCodes.InvalidCode or SuperAppReturnCodes.NoContact)
            return null;
        RequireOk(answer, path);
        return Text(answer, "data") is { Length: > 0 } encrypted
            ? encrypted
            : throw new PlatformException(PlatformError.System, $"the superapp server's answer at {path} has no data");
    }

    /// <summary><c>{returnCode: "0", data: text}</c>; empty where there is none.</summary>
    public static string Field(JsonElement answer, string path)
    {
        RequireOk(answer, path);
        return Text(answer, "data") ?? "";
    }

    /// <summary><c>{returnCode: "0", data: true}</c>; the other codes that page 67648 has for messages go on to the mini program's backend.</summary>
    public static void Delivered(JsonElement answer)
    {
        var error = Text(answer, "returnCode") switch
        {
            SuperAppReturnCodes.PushLimitExceeded => PlatformError.PushLimitExceeded,
            SuperAppReturnCodes.NotSubscribed => PlatformError.NotSubscribed,
            SuperAppReturnCodes.SubscriptionBanned => PlatformError.SubscriptionBanned,
            SuperAppReturnCodes.ConcurrentSending => PlatformError.ConcurrentSending,
            SuperAppReturnCodes.SensitiveWords => PlatformError.SensitiveWords,
            SuperAppReturnCodes.NoSuchUser => PlatformError.InvalidOpenId,
            _ => null,
        };
        if (error is not null)
            throw new PlatformException(error, $"the superapp server did not deliver the message: {Failure(answer)}");
        RequireOk(answer, SuperAppPaths.SendMessage);
    }

    /// <summary>BI-SNAP's <c>responseCode</c> (HTTP status, service, case) or the <c>returnCode</c> of the other calls.</summary>
    public static ExchangedUser? Exchanged(JsonElement answer)
    {
        var code = Text(answer, "responseCode") ?? Text(answer, "returnCode");
        if (code is not null && (code == "0" || code.StartsWith("200", StringComparison.Ordinal)))
        {
            return UserId(answer) is { } userId
                ? new ExchangedUser(userId, Scopes(answer))
                : throw new PlatformException(PlatformError.System, "the superapp server's answer at /access_token/b2b2c has no userId");
        }

        // 400, 404: this auth code. 401: the signature, 5xx: the server; neither says anything about the auth code.
        if (code is { Length: 7 } && (code.StartsWith("400", StringComparison.Ordinal) || code.StartsWith("404", StringComparison.Ordinal)))
            return null;
        throw new PlatformException(PlatformError.System, $"the superapp server failed at /access_token/b2b2c: {Failure(answer)}");
    }

    private static string? UserId(JsonElement answer)
    {
        foreach (var name in UserIdNames)
        {
            if (Text(answer, name) is { Length: > 0 } userId)
                return userId;
        }

        foreach (var envelope in Envelopes)
        {
            if (answer.TryGetProperty(envelope, out var inner) && inner.ValueKind == JsonValueKind.Object && UserId(inner) is { } userId)
                return userId;
        }

        return null;
    }

    /// <summary>An array <c>scopes</c>, or OAuth's text <c>scope</c> with spaces between.</summary>
    private static IReadOnlyList<string> Scopes(JsonElement answer)
    {
        if (answer.TryGetProperty("scopes", out var scopes) && scopes.ValueKind == JsonValueKind.Array)
            return [.. scopes.EnumerateArray().Where(scope => scope.ValueKind == JsonValueKind.String).Select(scope => scope.GetString()!)];
        if (Text(answer, "scope") is { } list)
            return list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var envelope in Envelopes)
        {
            if (answer.TryGetProperty(envelope, out var inner) && inner.ValueKind == JsonValueKind.Object && Scopes(inner) is { Count: > 0 } found)
                return found;
        }

        return [];
    }

    private static void RequireOk(JsonElement answer, string path)
    {
        var code = Text(answer, "returnCode");
        if (code is SuperAppReturnCodes.NoSuchUser)
            throw new PlatformException(PlatformError.InvalidAccountId, $"the superapp server does not know this user at {path}");
        if (code is not SuperAppReturnCodes.Ok)
            throw new PlatformException(PlatformError.System, $"the superapp server failed at {path}: {Failure(answer)}");
    }

    /// <summary>
    /// The code alone: it goes into the log and into debug fields, and a server's message may say back the auth code, the key or the phone
    /// number that the call was about.
    /// </summary>
    private static string Failure(JsonElement answer) => (Text(answer, "responseCode") ?? Text(answer, "returnCode")) switch
    {
        null => "no code",
        { Length: <= LongestCode } code when code.All(char.IsAsciiLetterOrDigit) => code,
        _ => "no readable code",
    };

    private static string? Text(JsonElement answer, string name) =>
        !answer.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : null;
}
