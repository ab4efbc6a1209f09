using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Pergola.MiniApps.Packages;

/// <summary>Reports changed files of a folder, gathered until the folder has been quiet for a while: an editor's save is several changes.</summary>
internal static class PackageWatcher
{
    public static async IAsyncEnumerable<IReadOnlyList<string>> WatchAsync(
        string? folder, TimeProvider time, TimeSpan quiet, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = Channel.CreateUnbounded<string>();
        using var watcher = folder is null ? null : Watch(folder, changes.Writer);
        while (true)
        {
            HashSet<string> gathered = new(StringComparer.Ordinal) { await changes.Reader.ReadAsync(cancellationToken) };
            while (await QuietAsync(changes.Reader, time, quiet, cancellationToken) is { } another)
                gathered.Add(another);
            yield return [.. gathered.Order(StringComparer.Ordinal)];
        }
    }

    private static async Task<string?> QuietAsync(ChannelReader<string> changes, TimeProvider time, TimeSpan quiet, CancellationToken cancellationToken)
    {
        if (changes.TryRead(out var ready))
            return ready;
        using var limit = new CancellationTokenSource(quiet, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await changes.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static FileSystemWatcher Watch(string folder, ChannelWriter<string> changes)
    {
        void Report(string full)
        {
            var path = Path.GetRelativePath(folder, full).Replace(Path.DirectorySeparatorChar, '/');
            if (!PackageIgnore.Default.CoversWithin(path))
                changes.TryWrite(path);
        }

        var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        watcher.Changed += (_, change) => Report(change.FullPath);
        watcher.Created += (_, change) => Report(change.FullPath);
        watcher.Deleted += (_, change) => Report(change.FullPath);
        watcher.Renamed += (_, change) =>
        {
            Report(change.OldFullPath);
            Report(change.FullPath);
        };
        // The system's queue ran over: say that anything may have changed.
        watcher.Error += (_, _) => changes.TryWrite("app.json");
        watcher.EnableRaisingEvents = true;
        return watcher;
    }
}
