using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Pergola.Samples.SuperAppServer;
using Pergola.Simulator.Servers;

namespace Pergola.Simulator.Tests.Samples;

/// <summary>The sample superapp's server, asked as its client and as a mini program's backend ask it.</summary>
internal sealed class SampleServers : IAsyncDisposable
{
    public const string AppId = "mpsampletest0001";
    public const string BackendKey = "a key of this test's backend";

    private readonly LocalServer _server;
    private readonly HttpClient _http;

    private SampleServers(LocalServer server)
    {
        _server = server;
        _http = new HttpClient { BaseAddress = server.Address };
    }

    public static async Task<SampleServers> StartAsync()
    {
        var options = new SampleSuperAppServerOptions
        {
            Users = SampleUser.Three("a password of this test"), AppKey = "app-test000000", AppSecret = new string('s', 32), SecretKey = new string('k', 32),
        };
        options.BackendKeys[AppId] = BackendKey;
        return new(await LocalServer.StartAsync("the superapp server", 0, services => SampleSuperAppServer.AddServices(services, options), SampleSuperAppServer.Map, TestContext.Current.CancellationToken));
    }

    /// <summary>Signs a user in.</summary>
    /// <returns>The token.</returns>
    public async Task<string> SignInAsync(string name)
    {
        using var answer = await PostAsync("client/signin", new { signInName = name, password = "a password of this test" });
        return (await JsonAsync(answer)).GetProperty("token").GetString()!;
    }

    public async Task<HttpResponseMessage> PostAsync(string path, object body, string? bearer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Asks for the path of a public URL, where this test's server listens.</summary>
    public Task<HttpResponseMessage> GetAsync(Uri publicUrl) => _http.GetAsync(new Uri(publicUrl.AbsolutePath, UriKind.Relative), TestContext.Current.CancellationToken);

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        Assert.True(answer.IsSuccessStatusCode, answer.StatusCode.ToString());
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }
}
