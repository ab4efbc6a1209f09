using System.Net.Http.Headers;

namespace Pergola.MiniApps.Network;

/// <summary>Turns a mini program's request into HTTP and the answer back, within the gate's limits.</summary>
internal static class GateMessages
{
    private static readonly HashSet<string> Withheld = new(
        ["Host", "Referer", "Content-Length", "Connection", "Keep-Alive", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Expect", "HTTP2-Settings"],
        StringComparer.OrdinalIgnoreCase);

    public static HttpRequestMessage Request(string method, Uri target, NetworkRequest request, bool withBody, bool sameOrigin)
    {
        var message = new HttpRequestMessage(new HttpMethod(method), target);
        if (withBody && (request.Content?.Invoke() ?? (request.Body is { } body ? new ByteArrayContent(body) : null)) is { } content)
            message.Content = content;
        foreach (var (name, value) in request.Headers)
        {
            if (IsWithheld(name))
                continue;
            // A redirect to another origin must not carry credentials that were meant for the first.
            if (!sameOrigin && (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || name.Equals("Cookie", StringComparison.OrdinalIgnoreCase)))
                continue;
            Check(name, value);
            // A form says itself what it is: its boundary is in its type.
            if (!message.Headers.TryAddWithoutValidation(name, value) && !(request.Content is not null && name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)))
                message.Content?.Headers.TryAddWithoutValidation(name, value);
        }

        if (message.Headers.UserAgent.Count == 0)
            message.Headers.UserAgent.Add(new ProductInfoHeaderValue("Pergola", "1.0"));
        return message;
    }

    /// <summary>Whether a header belongs to the connection, and not to the program.</summary>
    public static bool IsWithheld(string name) =>
        Withheld.Contains(name) || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Sec-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses a header that could become two.</summary>
    public static void Check(string name, string value)
    {
        if (name.Length == 0 || name.Any(static c => c is <= ' ' or > '~') || value.Any(static c => c is '\r' or '\n' or '\0'))
            throw NetworkErrors.Failed($"invalid header \"{new string([.. name.Where(static c => !char.IsControl(c))])}\"");
    }

    /// <summary>The answer with its body in memory.</summary>
    public static async Task<NetworkResponse> ResponseAsync(HttpResponseMessage message, Uri url, int limit, CancellationToken cancellationToken) =>
        Head(message, url) with { Body = await ReadAsync(message.Content, limit, cancellationToken) };

    /// <summary>The answer without its body.</summary>
    public static NetworkResponse Head(HttpResponseMessage message, Uri url)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        List<string> cookies = [];
        foreach (var (name, values) in message.Headers.NonValidated.Concat(message.Content.Headers.NonValidated))
        {
            headers[name] = string.Join(',', values);
            if (name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
                cookies.AddRange(values);
        }

        return new NetworkResponse((int)message.StatusCode, url.AbsoluteUri, headers, cookies, []);
    }

    /// <summary>A body in memory, within a limit.</summary>
    public static async Task<byte[]> ReadAsync(HttpContent content, int limit, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var buffer = new byte[1 << 15];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (body.Length + read > limit)
                throw NetworkErrors.Failed($"response body exceeds {limit >> 20} MB");
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
