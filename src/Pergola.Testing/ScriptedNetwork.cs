using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Pergola.Testing;

/// <summary>
/// Answers the requests of a mini program in place of the network: <c>wx.request</c>, images and fonts. Nothing leaves the process. The origins that it answers
/// for are allowed to the program; any other stays refused, as on a device. A request that nothing fits fails, and is named in the test's errors.
/// </summary>
/// <example><code>
/// var network = new ScriptedNetwork().Answer("GET", "https://api.example.com/cart", """{"items":[]}""");
/// await using var app = await TestMiniApp.OpenAsync("shop", new() { Network = network });
/// </code></example>
public sealed class ScriptedNetwork
{
    private readonly ConcurrentQueue<SentRequest> _requests = new();
    private readonly ConcurrentQueue<SentRequest> _unanswered = new();
    private readonly Lock _gate = new();
    private readonly List<Rule> _rules = [];

    /// <summary>The requests that arrived, the oldest first.</summary>
    public IReadOnlyCollection<SentRequest> Requests => _requests;

    /// <summary>The requests that nothing fitted.</summary>
    public IReadOnlyCollection<SentRequest> Unanswered => _unanswered;

    internal IReadOnlyList<string> Origins
    {
        get
        {
            lock (_gate)
                return [.. _rules.Select(static rule => new Uri(rule.Url).GetLeftPart(UriPartial.Authority)).Distinct(StringComparer.Ordinal)];
        }
    }

    /// <summary>Answers with a JSON text.</summary>
    /// <param name="method">Such as <c>GET</c>.</param>
    /// <param name="url">The whole URL; without a query it fits any query. What is scripted later wins, so that a test can change its mind.</param>
    /// <param name="json">The body.</param>
    /// <param name="status">The HTTP status.</param>
    /// <returns>This network.</returns>
    public ScriptedNetwork Answer(string method, string url, string json, int status = 200) => Answer(method, url, _ => new ScriptedResponse(status, json));

    /// <summary>Answers with what a function makes of the request.</summary>
    /// <param name="method">Such as <c>GET</c>.</param>
    /// <param name="url">The whole URL; without a query it fits any query.</param>
    /// <param name="answer">Called for each request, on a thread of its own.</param>
    /// <returns>This network.</returns>
    public ScriptedNetwork Answer(string method, string url, Func<SentRequest, ScriptedResponse> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new ArgumentException($"'{url}' is no absolute http or https URL.", nameof(url));
        lock (_gate)
            _rules.Add(new Rule(method, url, answer));
        return this;
    }

    /// <summary>Breaks the connection of a request, as a network that is gone does.</summary>
    /// <param name="method">Such as <c>GET</c>.</param>
    /// <param name="url">The whole URL; without a query it fits any query.</param>
    /// <returns>This network.</returns>
    public ScriptedNetwork Break(string method, string url) => Answer(method, url, static _ => throw new HttpRequestException(HttpRequestError.ConnectionError));

    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var body = message.Content is null ? "" : await message.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var headers = message.Headers.Concat(message.Content?.Headers.AsEnumerable() ?? []);
        var request = new SentRequest(message.Method.Method, message.RequestUri!.OriginalString, body)
        {
            Headers = headers.ToDictionary(static header => header.Key, static header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        };
        _requests.Enqueue(request);
        if (Find(request) is not { } rule)
        {
            _unanswered.Enqueue(request);
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"The test scripts no answer to {request.Method} {request.Url}.");
        }

        return rule.Answer(request).ToMessage();
    }

    private Rule? Find(SentRequest request)
    {
        lock (_gate)
            return _rules.FindLast(rule => rule.Fits(request));
    }

    private sealed record Rule(string Method, string Url, Func<SentRequest, ScriptedResponse> Answer)
    {
        public bool Fits(SentRequest request) =>
            string.Equals(Method, request.Method, StringComparison.OrdinalIgnoreCase) && (Plain(request.Url) == Plain(Url) || Plain(request.Url.Split('?', 2)[0]) == Plain(Url));

        private static string Plain(string url) => new Uri(url).AbsoluteUri.TrimEnd('/');
    }
}

/// <summary>A request that a mini program sent.</summary>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Url">The whole URL.</param>
/// <param name="Body">The body as text; empty when there was none.</param>
public sealed record SentRequest(string Method, string Url, string Body)
{
    /// <summary>The headers; names in any case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>What a scripted server answers.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body as text.</param>
public sealed record ScriptedResponse(int Status, string Body)
{
    /// <summary>The <c>Content-Type</c>.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    internal HttpResponseMessage ToMessage()
    {
        var message = new HttpResponseMessage((HttpStatusCode)Status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body)) };
        message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        foreach (var (name, value) in Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
