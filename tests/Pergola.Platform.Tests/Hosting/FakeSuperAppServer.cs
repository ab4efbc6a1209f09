using System.Net;
using System.Text;

namespace Pergola.Platform.Tests.Hosting;

/// <summary>A superapp server that answers as a test says and remembers what it was asked.</summary>
internal sealed class FakeSuperAppServer : HttpMessageHandler
{
    private readonly Lock gate = new();

    public List<(string Path, string Body, Dictionary<string, string> Headers)> Requests { get; } = [];

    public Func<string, CancellationToken, Task<string>> CheckUser { get; set; } =
        (_, _) => Task.FromResult("""{"returnCode":"0","data":true,"requestId":"1"}""");

    public Func<string, CancellationToken, Task<string>> Exchange { get; set; } =
        (_, _) => Task.FromResult("""{"responseCode":"2007400","responseMessage":"Successful","accessToken":"t","userId":"alice"}""");

    /// <summary>Answers the <c>/user/get*</c> calls: path and body to answer.</summary>
    public Func<string, string, CancellationToken, Task<string>> UserData { get; set; } = (path, _, _) => Task.FromResult(FakeUserData.Answer(path));

    /// <summary>Answers <c>/message/send</c>: the body to answer.</summary>
    public Func<string, CancellationToken, Task<string>> Message { get; set; } = (_, _) => Task.FromResult("""{"returnCode":"0","data":true,"requestId":"1"}""");

    /// <summary>The HTTP status of the next answer.</summary>
    public Func<HttpStatusCode> Status { get; set; } = () => HttpStatusCode.OK;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var body = await request.Content!.ReadAsStringAsync(cancellationToken);
        lock (gate)
            Requests.Add((path, body, request.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase)));
        var answer = path.EndsWith("/user/checkUser", StringComparison.Ordinal) ? await CheckUser(body, cancellationToken)
            : path.EndsWith("/message/send", StringComparison.Ordinal) ? await Message(body, cancellationToken)
            : path.Contains("/user/", StringComparison.Ordinal) ? await UserData(path, body, cancellationToken)
            : await Exchange(body, cancellationToken);
        return new HttpResponseMessage(Status()) { Content = new StringContent(answer, Encoding.UTF8, "application/json") };
    }
}
