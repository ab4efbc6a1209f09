using System.Text;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Secrets;

/// <summary>No session key, secret, code or user value is in any log, span, measurement or wrong answer of a whole run, nor readable where the data lies.</summary>
public abstract class WholeRunContract
{
    internal static IReadOnlyList<string> BrokenTables { get; } = ["codes", "sessions", "access_tokens"];

    /// <summary>Puts the platform on the engine; null: SQLite.</summary>
    internal virtual Action<PergolaPlatformBuilder>? Storage => null;

    /// <summary>Adds the secrets that only this engine has.</summary>
    internal virtual void KnowMore(SecretScanner secrets)
    {
    }

    /// <summary>Takes the <see cref="BrokenTables"/> away, while the platform runs.</summary>
    internal abstract Task BreakAsync(PlatformUnderTest platform);

    /// <summary>Brings them back.</summary>
    internal abstract Task RepairAsync(PlatformUnderTest platform);

    /// <summary>The bytes of everything that lies on the disk, after the run.</summary>
    internal abstract IAsyncEnumerable<(string Name, byte[] Bytes)> FilesAsync(string dataDirectory);

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task Nothing_secret_is_put_out(string environment)
    {
        using var folder = new TemporaryFolder();
        using var recorder = new RunRecorder();
        await using var platform = await PlatformUnderTest.StartAsync(
            folder.Path, environment: environment, onLoopback: true,
            configure: options =>
            {
                // The run sends faults by the hundred in one moment, and each must reach the code that could leak.
                options.Limits.Off();
                options.SuperAppRetries = 0;
                options.SuperAppBreakCalls = int.MaxValue;
            },
            storage: builder =>
            {
                recorder.AddTo(builder.Services);
                Storage?.Invoke(builder);
            });
        var run = new WholeRun(platform);
        KnowMore(run.Secrets);

        await run.RunAsync(() => BreakAsync(platform), () => RepairAsync(platform));

        Assert.Contains("was refused: Used", recorder.Text("log"), StringComparison.Ordinal);
        Assert.Contains("platform /sns/jscode2session", recorder.Text("trace"), StringComparison.Ordinal);
        Assert.Contains("pergola.platform.redemptions", recorder.Text("metric"), StringComparison.Ordinal);
        Assert.Contains("/sns/jscode2session 200", recorder.Text("answer"), StringComparison.Ordinal);
        Assert.Contains("failed", recorder.Text("log"), StringComparison.Ordinal);
        NoLeak(recorder.Lines.SelectMany(line => run.Secrets.FindIn(line.Text).Select(leak => $"{leak} in {line.Channel}: {line.Text}")));
        NoLeak(run.Secrets.FindIn(Encoding.UTF8.GetBytes(platform.Log.Text)));
        await foreach (var (name, bytes) in FilesAsync(folder.Path))
            NoLeak(run.Secrets.FindIn(bytes).Select(leak => $"{leak} in {name}"));
    }

    /// <summary>The bytes of every file of a folder, also of one that is being written.</summary>
    internal static IEnumerable<(string Name, byte[] Bytes)> In(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            yield return (Path.GetRelativePath(folder, file), bytes);
        }
    }

    private static void NoLeak(IEnumerable<string> leaks) => Assert.True(!leaks.Any(), string.Join('\n', leaks.Take(20)));
}
