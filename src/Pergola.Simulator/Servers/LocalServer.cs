using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Pergola.Simulator.Servers;

/// <summary>One of the servers in this process, on 127.0.0.1 only.</summary>
/// <param name="app">The running server.</param>
/// <param name="address">Where it listens.</param>
internal sealed class LocalServer(WebApplication app, Uri address) : IAsyncDisposable
{
    /// <summary>Where it listens: <c>http://127.0.0.1:5081/</c>.</summary>
    public Uri Address => address;

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts a server. Requests under another host name than its own are refused: no page of a name that resolves to this machine can use it.</summary>
    /// <param name="name">What it is, for the message when the port is taken.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="services">Registers what it needs.</param>
    /// <param name="map">Maps its endpoints.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SimulatorException">The port is taken.</exception>
    public static async Task<LocalServer> StartAsync(string name, int port, Action<IServiceCollection> services, Action<WebApplication> map, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(LocalServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Development,
        });
        builder.Configuration.Sources.Clear();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
        });
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // A server that cannot start throws as well, and the tool says what to do in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        // The console lifetime of each server would catch Ctrl-C for itself; the tool stops them all.
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        services(builder.Services);

        var app = builder.Build();
        app.Use(OwnHostOnly);
        map(app);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException or SocketException)
        {
            await app.DisposeAsync();
            throw new SimulatorException($"Port {port} (for {name}) is in use. Choose another with --port, or --port 0 for any free ones.", e);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var addresses = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>();
        return new(app, new Uri(addresses.Addresses.Single()));
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            await app.StopAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // A page that is still open holds its connections: they end with the process.
        }

        await app.DisposeAsync();
    }

    private static Task OwnHostOnly(HttpContext context, RequestDelegate next)
    {
        var host = context.Request.Host;
        if (host.Port == context.Connection.LocalPort && host.Host is ("127.0.0.1" or "localhost"))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsync($"This server answers at http://127.0.0.1:{context.Connection.LocalPort}/ only.", context.RequestAborted);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
