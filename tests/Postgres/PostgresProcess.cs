using System.Diagnostics;
using System.Globalization;

namespace Pergola.Tests.Postgres;

/// <summary>
/// A running postmaster below a shell that holds its life to ours: when our end of the shell's input goes, however we end, it stops the server
/// and removes the folder. (PR_SET_PDEATHSIG would not do: it fires when the thread that started the process ends.)
/// </summary>
internal sealed class PostgresProcess : IDisposable
{
    // $1: the server program, $2: the cluster's folder, which holds data/. A line on the input means "leave the folder", the end of the input that we are gone.
    // QUIT ends it at once, but a server that has only just started still ignores that, as the shell's background processes do; TERM it does not.
    private const string Watch =
        """
        exec >>"$2/log" 2>&1
        "$1" -D "$2/data" </dev/null &
        server=$!
        echo $server >"$2/pid.new" && mv "$2/pid.new" "$2/pid"
        if read -r line; then keep=1; else keep=; fi
        kill -TERM $server 2>/dev/null
        kill -QUIT $server 2>/dev/null
        wait $server
        [ -n "$keep" ] || rm -rf "$2"
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process shell;
    private readonly string folder;

    private PostgresProcess(Process shell, string folder) => (this.shell, this.folder) = (shell, folder);

    public static async Task<PostgresProcess> StartAsync(PostgresPrograms programs, string folder, CancellationToken cancellationToken)
    {
        File.Delete(Path.Combine(folder, "pid"));

        // A session of its own: Ctrl+C in the terminal reaches the tests, and only they end the server.
        var start = programs.Start("setsid", ["sh", "-c", Watch, "sh", programs.PathOf("postgres"), folder], folder);
        var process = new PostgresProcess(Process.Start(start)!, folder);
        try
        {
            await process.UntilReadyAsync(cancellationToken);
            return process;
        }
        catch
        {
            process.shell.StandardInput.WriteLine("keep");
            process.Dispose();
            throw;
        }
    }

    /// <summary>SIGKILL to the postmaster and all its children at one moment: it is stopped first, so that it starts no more of them.</summary>
    public async Task KillAsync()
    {
        var postmaster = ReadPid()!.Value;
        await SignalAsync("STOP", [postmaster]);
        int[] children = [.. ChildrenOf(postmaster)];
        await SignalAsync("KILL", [postmaster, .. children]);

        // The next start refuses while one of them still holds the shared memory. The shell stays, and with it the care for the folder.
        using var watch = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (children.Any(Runs))
            await watch.WaitForNextTickAsync();
    }

    /// <summary>Stops the server if it runs, and leaves the folder.</summary>
    public async Task StopAsync()
    {
        try
        {
            await shell.StandardInput.WriteLineAsync("keep");
            shell.StandardInput.Close();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // It has ended before.
        }

        await shell.WaitForExitAsync();
    }

    public void Dispose()
    {
        try
        {
            shell.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended before.
        }

        shell.WaitForExit();
        shell.Dispose();
    }

    private static IEnumerable<int> ChildrenOf(int parent) =>
        Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => name!.All(char.IsAsciiDigit)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(id => StatusOf(id) is { } status && status.Parent == parent);

    /// <summary>A zombie does not run: it waits for its new parent, which may never look.</summary>
    private static bool Runs(int process) => StatusOf(process) is { State: not "Z" };

    /// <summary>/proc/id/stat: "id (name) state parent ...". The name may hold anything, so it is read behind its last parenthesis.</summary>
    private static (string State, int Parent)? StatusOf(int process)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{process}/stat");
            var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static async Task SignalAsync(string signal, IEnumerable<int> processes)
    {
        // Those that have ended meanwhile make kill complain; the others get their signal.
        var start = new ProcessStartInfo("sh", ["-c", "kill \"$@\" 2>/dev/null", "sh", $"-{signal}", .. processes.Select(id => id.ToString(CultureInfo.InvariantCulture))]);
        using var kill = Process.Start(start)!;
        await kill.WaitForExitAsync();
    }

    private int? ReadPid() =>
        File.Exists(Path.Combine(folder, "pid")) ? int.Parse(File.ReadAllText(Path.Combine(folder, "pid")), CultureInfo.InvariantCulture) : null;

    private async Task UntilReadyAsync(CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        using var watch = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!IsReady())
        {
            if (shell.HasExited || (ReadPid() is { } pid && !Directory.Exists($"/proc/{pid}")))
                throw new PostgresUnavailableException($"PostgreSQL did not start: {Log()}");
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
                throw new PostgresUnavailableException($"PostgreSQL was not ready after {Patience.TotalSeconds} s: {Log()}");
            await watch.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>The eighth line of postmaster.pid is the server's state (storage/pidfile.h); a file of the run before has another process in its first.</summary>
    private bool IsReady()
    {
        try
        {
            var lines = File.ReadAllLines(Path.Combine(folder, "data", "postmaster.pid"));
            return lines.Length >= 8 && lines[0] == ReadPid()?.ToString(CultureInfo.InvariantCulture) && lines[7].Trim() is "ready" or "standby";
        }
        catch (IOException)
        {
            return false;
        }
    }

    private string Log() => File.Exists(Path.Combine(folder, "log")) ? string.Join(' ', File.ReadLines(Path.Combine(folder, "log")).TakeLast(5)) : "it wrote nothing.";
}
