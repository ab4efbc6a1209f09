using System.Diagnostics;
using Microsoft.Extensions.Options;
using Pergola.Platform.Codes;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Codes;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Storage.Sqlite;

/// <summary>kill -9 while logins run: what was acknowledged is there afterwards, and its code stays used.</summary>
public sealed class KillTests
{
    private const string FolderVariable = "PERGOLA_KILL_TEST_FOLDER";
    private const int Rounds = 4;

    [Fact]
    public async Task Kill_minus_nine_loses_no_acknowledged_login()
    {
        using var folder = new TemporaryFolder();
        var acknowledged = new List<string>();
        for (var round = 0; round < Rounds; round++)
        {
            acknowledged.AddRange(await RunAndKillAsync(folder.Path, afterLogins: 20 + Random.Shared.Next(400)));
            using var database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
            var (codes, sessions) = (new SqliteCodeStore(database), new SqliteSessionStore(database));
            foreach (var code in acknowledged)
            {
                Assert.NotNull(await sessions.FindByUserAsync("mp1", code, TestContext.Current.CancellationToken));
                var again = await codes.RedeemAsync(OneTimeRace.Try(code, "after the crash"), OneTimeRace.Session, TestContext.Current.CancellationToken);
                Assert.Equal(Refusal.Used, again.Refusal);
            }

            var halves = database.Read(db => db.First(
                "SELECT count(*) FROM codes WHERE used_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sessions WHERE code_hash = codes.hash)", row => row.GetInt32(0)));
            Assert.Equal(0, halves);
        }

        Assert.True(acknowledged.Count >= Rounds * 20);
    }

    /// <summary>The child process: this test alone, asked for by name, with a folder in the environment.</summary>
    [Fact(Explicit = true)]
    public async Task The_worker_logs_users_in_until_it_is_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, $"Started by {nameof(Kill_minus_nine_loses_no_acknowledged_login)} only.");
        using var database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder }));
        var codes = new SqliteCodeStore(database);
        var gate = new Lock();
        using var acknowledged = new FileStream(Path.Combine(folder, "acknowledged"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var code = Guid.NewGuid().ToString("N");
                await codes.AddAsync(OneTimeRace.Code(code, uid: code), CancellationToken.None);
                var redemption = await codes.RedeemAsync(OneTimeRace.Try(code, "worker"), OneTimeRace.Session, CancellationToken.None);
                Assert.NotNull(redemption.Session);
                lock (gate)
                    acknowledged.Write(System.Text.Encoding.ASCII.GetBytes(code + "\n"));
            }
        })));
    }

    private static async Task<IReadOnlyList<string>> RunAndKillAsync(string folder, int afterLogins)
    {
        var file = Path.Combine(folder, "acknowledged");
        File.WriteAllText(file, "");
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            typeof(KillTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(KillTests).FullName}.{nameof(The_worker_logs_users_in_until_it_is_killed)}",
        })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[FolderVariable] = folder;
        using var worker = Process.Start(start)!;
        var output = new System.Text.StringBuilder();
        worker.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        worker.BeginOutputReadLine();
        worker.ErrorDataReceived += (_, line) => output.AppendLine(line.Data);
        worker.BeginErrorReadLine();
        using var watch = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (new FileInfo(file).Length < afterLogins * 33L)
        {
            Assert.False(worker.HasExited, $"The worker ended by itself: {output}");
            await watch.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        worker.Kill();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken);

        // The last line may be cut off by the kill: what is not whole was not acknowledged.
        return [.. File.ReadAllText(file).Split('\n').SkipLast(1)];
    }
}
