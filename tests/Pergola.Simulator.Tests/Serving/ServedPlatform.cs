using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Operators;
using Pergola.Simulator.Serving;

namespace Pergola.Simulator.Tests.Serving;

/// <summary><c>pergola serve</c> in this process, on SQLite in a folder of its own and on a free port.</summary>
internal sealed class ServedPlatform : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private ServedPlatform(DirectoryInfo folder, PlatformServer server)
    {
        _folder = folder;
        Server = server;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Addresses[0] };
    }

    public PlatformServer Server { get; }

    public HttpClient Http { get; }

    public T Get<T>()
        where T : notnull => Server.Services.GetRequiredService<T>();

    public static async Task<ServedPlatform> StartAsync(Func<ServeSettings, ServeSettings>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("pergola-serve");
        var settings = new ServeSettings { DataDirectory = folder.FullName, Urls = ["http://127.0.0.1:0"] };
        return new(folder, await PlatformServer.StartAsync(change?.Invoke(settings) ?? settings, TestContext.Current.CancellationToken));
    }

    /// <summary>Makes an operator's token.</summary>
    /// <returns>Its text.</returns>
    public async Task<string> TokenAsync(string name, TokenRights rights) =>
        (await Get<OperatorTokens>().AddAsync(new() { Name = name, Rights = rights }, OperatorActor.CommandLine, TestContext.Current.CancellationToken)).Text;

    /// <summary>A browser: it keeps cookies and does not follow redirects.</summary>
    public HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Server.Addresses[0] };

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.StopAsync();
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
