using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pergola.Platform.Operators;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;
using Pergola.Samples.SuperAppServer;
using Pergola.Simulator.Servers;

namespace Pergola.Simulator.Tests.Serving;

/// <summary>A superapp of three users with its server, which signs what it asks a served platform.</summary>
internal sealed class SampleHost : IAsyncDisposable
{
    public const string AppKey = "app-samplehost";

    private readonly LocalServer _server;

    private SampleHost(LocalServer server) => _server = server;

    /// <summary>What the platform must be told of it.</summary>
    public NewSuperApp Registration => new() { AppKey = AppKey, AppSecret = AppSecret, SecretKey = SecretKey, ServiceDomain = _server.Address.AbsoluteUri };

    /// <summary>The first user.</summary>
    public static string Uid => SampleUser.Three("a password")[0].Id;

    private static string AppSecret { get; } = new('s', 32);

    private static string SecretKey { get; } = new('k', 32);

    public static async Task<SampleHost> StartAsync()
    {
        var options = new SampleSuperAppServerOptions { Users = SampleUser.Three("a password"), AppKey = AppKey, AppSecret = AppSecret, SecretKey = SecretKey };
        return new(await LocalServer.StartAsync("the superapp server", 0, services => SampleSuperAppServer.AddServices(services, options), SampleSuperAppServer.Map, TestContext.Current.CancellationToken));
    }

    /// <summary>Logs the first user in, at v2.</summary>
    /// <returns>The code for the mini program's backend.</returns>
    public static async Task<string> LoginAsync(HttpClient platform, string appId)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { appid = appId, level = "v2", uid = Uid });
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNumberGenerator.GetHexString(32);
        using var request = new HttpRequestMessage(HttpMethod.Post, SdkPaths.Login) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Add(SdkHeaders.AppKey, AppKey);
        request.Headers.Add(SdkHeaders.Timestamp, timestamp);
        request.Headers.Add(SdkHeaders.Nonce, nonce);
        request.Headers.Add(SdkHeaders.Signature, Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(AppSecret), SignedText.OfPost(SdkPaths.Login, timestamp, nonce, body))));
        using var answer = await platform.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("code").GetString()!;
    }

    /// <summary>The exchange of a code, as the mini program's backend asks for it.</summary>
    public static Uri Exchange(string appId, string secret, string code) =>
        new($"sns/jscode2session?appid={appId}&secret={secret}&js_code={code}&grant_type=authorization_code", UriKind.Relative);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
