using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pergola.Platform.Operators;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>What the calls of the operator API read from their request.</summary>
internal static class OperatorCall
{
    private static readonly object ActorKey = new();

    public static void SetActor(HttpContext http, OperatorActor actor) => http.Items[ActorKey] = actor;

    public static OperatorActor Actor(HttpContext http) =>
        (OperatorActor?)http.Items[ActorKey] ?? throw new InvalidOperationException("The call did not come through the gate.");

    /// <summary>The revision that the caller saw; null when they do not care.</summary>
    public static string? IfMatch(HttpContext http) =>
        http.Request.Headers.IfMatch.ToString() is { Length: > 0 } tag && tag != "*" ? tag.Trim('"') : null;

    /// <summary>Names the revision of what is answered, for If-Match.</summary>
    public static void SetRevision(HttpContext http, string revision) => http.Response.Headers[HeaderNames.ETag] = $"\"{revision}\"";

    public static PageRequest Page(string? cursor, string? limit) => limit is null
        ? new PageRequest(cursor)
        : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new PageRequest(cursor, number)
            : throw OperationRefusedException.Invalid(new FieldProblem("limit", $"The limit must be a number from 1 to {PageRequest.LargestLimit}; it is '{limit}'."));

    /// <exception cref="OperationRefusedException">It is no JSON, or not of this form.</exception>
    public static async Task<T> BodyAsync<T>(HttpContext http, JsonTypeInfo<T> contract)
    {
        if (!http.Request.HasJsonContentType())
            throw Bad("", "Send JSON with the header Content-Type: application/json.");
        try
        {
            return JsonSerializer.Deserialize(await RequestBody.ReadAsync(http), contract) ?? throw Bad("", "The body is null. Send a JSON object.");
        }
        catch (PlatformException tooLong)
        {
            throw Bad("", $"{tooLong.Message}. Send less.");
        }
        catch (JsonException fault)
        {
            var path = fault.Path is { } named && IsFieldPath(named.TrimStart('$').TrimStart('.')) ? named.TrimStart('$').TrimStart('.') : "";
            throw Bad(path, path.Length == 0
                ? "The body is no JSON object of the form that this call takes, or has a field that it does not know; see the OpenAPI document."
                : $"The field '{path}' is unknown to this call, or its value is not of the right type; see the OpenAPI document.");
        }
    }

    /// <summary>Letters alone, and places in lists: what else stands where a name belongs may be a secret in the wrong place, and is not repeated.</summary>
    private static bool IsFieldPath(string path) => path.Split('.').All(part =>
        part.TrimEnd(']').Split('[') is [{ Length: > 0 and <= 32 } name, .. var places]
        && name.All(char.IsAsciiLetter) && places.All(place => place.Length <= 4 && place.All(char.IsAsciiDigit)));

    private static OperationRefusedException Bad(string field, string text) => OperationRefusedException.Invalid(new FieldProblem(field, text));
}
