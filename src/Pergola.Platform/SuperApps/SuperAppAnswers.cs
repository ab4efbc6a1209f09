using System.Text.Json;

namespace Pergola.Platform.SuperApps;

/// <summary>Reads what superapp servers answer. The documents leave fields of the exchange open, so it is read tolerantly.</summary>
internal static class SuperAppAnswers
{
    private static readonly string[] UserIdNames = ["userId", "accountId"];
    private static readonly string[] Envelopes = ["data", "additionalInfo"];

    /// <summary><c>{returnCode: "0", data: true}</c>.</summary>
    public static bool UserExists(JsonElement answer)
    {
        if (Text(answer, "returnCode") is not "0")
            throw new PlatformException(PlatformError.System, $"the superapp server failed at /user/checkUser: {Failure(answer)}");
        return answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.True;
    }

    /// <summary>BI-SNAP's <c>responseCode</c> (HTTP status, service, case) or the <c>returnCode</c> of the other calls.</summary>
    public static string? ExchangedUser(JsonElement answer)
    {
        var code = Text(answer, "responseCode") ?? Text(answer, "returnCode");
        if (code is not null && (code == "0" || code.StartsWith("200", StringComparison.Ordinal)))
        {
            return UserId(answer)
                ?? throw new PlatformException(PlatformError.System, "the superapp server's answer at /access_token/b2b2c has no userId");
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

    private static string Failure(JsonElement answer) =>
        $"{Text(answer, "responseCode") ?? Text(answer, "returnCode") ?? "no code"} {Text(answer, "responseMessage") ?? Text(answer, "returnMessage")}".TrimEnd();

    private static string? Text(JsonElement answer, string name) =>
        !answer.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : null;
}
