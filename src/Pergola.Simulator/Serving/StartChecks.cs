using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Pergola.Platform.Registry;
using Pergola.Platform.Storage;

namespace Pergola.Simulator.Serving;

/// <summary>Tries everything that the platform needs, before it listens.</summary>
internal static class StartChecks
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <exception cref="StartRefusedException">The first thing that is wrong.</exception>
    public static async Task RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        CheckOptions(services);
        await CheckDatabaseAsync(services, cancellationToken);
        CheckKeys(services);
        await CheckRegistryAsync(services, cancellationToken);
    }

    private static void CheckOptions(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
        }
        catch (OptionsValidationException fault)
        {
            throw new StartRefusedException(ExitCodes.Options, string.Join(' ', fault.Failures), fault);
        }
    }

    private static async Task CheckDatabaseAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<TimeProvider>();
        try
        {
            using var patience = new CancellationTokenSource(Patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
            await services.GetRequiredService<IDatabase>().CheckAsync(either.Token).WaitAsync(Patience, time, cancellationToken);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StartRefusedException(ExitCodes.Database, Describe(fault), fault);
        }
    }

    private static void CheckKeys(IServiceProvider services)
    {
        try
        {
            var keys = services.GetRequiredService<DataKeys>();
            keys.Open(keys.Seal([1], DataKeys.Purpose.SuperApp), DataKeys.Purpose.SuperApp);
        }
        catch (Exception fault)
        {
            throw new StartRefusedException(fault is DbException ? ExitCodes.Database : ExitCodes.Keys, fault is InvalidOperationException ? fault.Message : $"The key ring cannot be opened: {fault.Message}", fault);
        }
    }

    private static async Task CheckRegistryAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<PlatformRegistry>().RefreshAsync(cancellationToken);
        }
        catch (CryptographicException fault)
        {
            throw new StartRefusedException(ExitCodes.Keys, "What lies in the database cannot be opened with these keys. Give the keys that it was written with.", fault);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StartRefusedException(ExitCodes.Database, Describe(fault), fault);
        }
    }

    private static string Describe(Exception fault) => fault switch
    {
        OperationCanceledException or TimeoutException => "The database does not answer. See that it runs, and that host and port are right.",
        InvalidOperationException => fault.Message,
        _ => $"The database cannot be used: {fault.GetBaseException().Message}",
    };
}
