using System.Text;
using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps.Network;

namespace Pergola.Runtime.WxApis;

/// <summary>Turns the parameters of <c>wx.request</c> into a request, by WeChat's rules for <c>data</c>.</summary>
internal static class RequestBody
{
    private static readonly HashSet<string> Methods = new(["OPTIONS", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "CONNECT", "PATCH"], StringComparer.Ordinal);

    public static NetworkRequest ToRequest(RequestParams parameters)
    {
        var method = parameters.Method.ToUpperInvariant();
        if (!Methods.Contains(method) || method is "TRACE" or "CONNECT")
            throw new OpenApiException($"method is invalid: {new string([.. parameters.Method.Take(20).Where(char.IsLetter)])}", 1001);
        var headers = Headers(parameters.Header);
        headers.TryAdd("content-type", "application/json");
        if (method is "GET" or "HEAD" or "OPTIONS")
            return new NetworkRequest(method, WithQuery(parameters.Url, parameters.Data)) { Headers = headers };
        var type = headers.FirstOrDefault(static header => header.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase)).Value ?? "";
        return new NetworkRequest(method, parameters.Url) { Headers = headers, Body = Body(parameters.Data, type) };
    }

    /// <summary>The headers that the program gave, as texts.</summary>
    public static Dictionary<string, string> Headers(IReadOnlyDictionary<string, JsonElement>? given)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in given ?? new Dictionary<string, JsonElement>())
        {
            if (value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
                headers[name] = Text(value);
        }

        return headers;
    }

    private static byte[]? Body(JsonElement? data, string type) => data switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { } value when Bytes(value) is { } bytes => bytes,
        { ValueKind: JsonValueKind.String } text => Encoding.UTF8.GetBytes(text.GetString()!),
        { ValueKind: JsonValueKind.Object } form when type.Contains("x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) => Encoding.UTF8.GetBytes(Form(form)),
        { } value => Encoding.UTF8.GetBytes(value.GetRawText()),
    };

    // The logic writes an ArrayBuffer as {"$buffer": base64}.
    private static byte[]? Bytes(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("$buffer", out var base64) && base64.ValueKind == JsonValueKind.String && base64.TryGetBytesFromBase64(out var bytes) ? bytes : null;

    private static string WithQuery(string url, JsonElement? data)
    {
        var query = data switch
        {
            { ValueKind: JsonValueKind.Object } form when Bytes(form) is null => Form(form),
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            _ => "",
        };
        if (query.Length == 0)
            return url;
        var parts = url.Split('#', 2);
        var separator = !parts[0].Contains('?', StringComparison.Ordinal) ? "?" : parts[0].EndsWith('?') || parts[0].EndsWith('&') ? "" : "&";
        return parts[0] + separator + query + (parts.Length == 2 ? "#" + parts[1] : "");
    }

    private static string Form(JsonElement form) => string.Join('&', form.EnumerateObject()
        .Select(static field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(Text(field.Value))}"));

    /// <summary>A value in JavaScript's spelling: .NET writes True and False.</summary>
    public static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
