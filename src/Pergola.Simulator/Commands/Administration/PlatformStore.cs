using System.CommandLine;
using Pergola.Platform.Operators;
using Pergola.Simulator.Servers;

namespace Pergola.Simulator.Commands.Administration;

/// <summary>A platform's store, opened beside whatever servers run on it: they see a change within a second.</summary>
internal sealed class PlatformStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private PlatformStore(ServiceProvider services) => _services = services;

    public PlatformOperations Operations => _services.GetRequiredService<PlatformOperations>();

    /// <exception cref="SimulatorException">There is no platform, and none is to be made.</exception>
    public static PlatformStore Open(ParseResult parsed, bool create)
    {
        var connection = StoreOptions.Connection(parsed);
        var data = Path.GetFullPath(parsed.GetValue(StoreOptions.Data)!);
        if (connection is null && !create && !File.Exists(Path.Combine(data, "platform.db")))
        {
            throw new SimulatorException(
                $"There is no platform in {data}. Name its directory with --data, or its PostgreSQL database with --postgres; a new one begins with: pergola superapp add");
        }

        var services = new ServiceCollection();
        services.AddLogging();
        var platform = services.AddPergolaPlatform(options =>
        {
            options.DataDirectory = data;
            options.KeyRingKeyFile = parsed.GetValue(StoreOptions.KeyFile);
        });
        if (connection is not null)
            platform.UsePostgres(connection);
        return new PlatformStore(services.BuildServiceProvider());
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
