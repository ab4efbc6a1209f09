using System.Text;
using Pergola.MiniApps;
using Pergola.Runtime.View;
using Pergola.Testing;

namespace Pergola.Tests.Hostile;

/// <summary>A program that runs in the host of the test.</summary>
public sealed class HostileRun(MiniApp app, RunLog log) : IAsyncDisposable
{
    public MiniApp App => app;

    public RunLog Log => log;

    /// <summary>The process in which it was started, as the system numbers it; 0 where it has none of its own, or has none any more.</summary>
    public int Process { get; init; }

    /// <summary>The node of an input that the attack wrote into.</summary>
    public int InputNode { get; set; }

    /// <summary>Everything that its author can read.</summary>
    public string Seen => string.Join('\n', (IEnumerable<string>)
        [.. log.Console.Select(static line => line.Text), .. log.Errors.Select(static entry => $"{entry.Error.SourceName} {entry.Error.Message}\n{entry.Error.Stack}"), log.Stopped ?? ""]);

    public async Task TapAsync(string selector = "button", bool isTrusted = true)
    {
        var (page, node) = await FindAsync(selector);
        await SendAsync($$"""{"t":"ev","page":{{page}},"node":{{node}},"type":"tap","trusted":{{(isTrusted ? "true" : "false")}},"detail":{} }""");
    }

    public Task<(int Page, int Node)> FindAsync(string selector) =>
        app.Logic.OnLoopAsync(() => app.View.Find(app.Pages.TopId)?.Query(selector) is [var node, ..] ? (node.Page.Id, node.Id) : (0, 0));

    public Task<string> TextAsync(string selector) => app.Logic.OnLoopAsync(() => app.View.Find(app.Pages.TopId)!.Query(selector)[0].InnerText);

    /// <summary>A message as the view sends it.</summary>
    public async Task SendAsync(string message)
    {
        await app.Screen.ReceiveAsync(Encoding.UTF8.GetBytes(message), CancellationToken.None);
        await app.Logic.SettleAsync();
    }

    /// <summary>Waits until the author sees one of these.</summary>
    public async Task SeesAsync(params string[] texts)
    {
        var changed = new SemaphoreSlim(0);
        void OnChanged() => changed.Release();
        log.Changed += OnChanged;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            while (Seen is var seen && !texts.Any(text => seen.Contains(text, StringComparison.Ordinal)))
                await changed.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The author does not see '{string.Join("' or '", texts)}' but:\n{Seen}");
        }
        finally
        {
            log.Changed -= OnChanged;
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
