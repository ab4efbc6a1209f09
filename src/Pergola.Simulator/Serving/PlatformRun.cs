using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Serving;

/// <summary><c>pergola serve</c>: the platform until it is told to stop.</summary>
internal static class PlatformRun
{
    /// <summary>Starts it, and stops it when <paramref name="cancellationToken"/> says so: requests in flight are finished first.</summary>
    /// <returns>The exit code, one of <see cref="ExitCodes"/> when it could not start; the message says why.</returns>
    public static async Task<int> RunAsync(ServeSettings settings, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(output, errors);
        try
        {
            await using var server = await PlatformServer.StartAsync(settings, cancellationToken);
            if (settings.Log == LogFormat.Text)
                terminal.Line(server.Announcement);
            var failed = await server.WaitAsync(cancellationToken);
            await server.StopAsync();
            return failed ? ExitCodes.Failed : 0;
        }
        catch (StartRefusedException refused)
        {
            terminal.Error($"pergola serve: {refused.Message}");
            return refused.ExitCode;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }
    }
}
