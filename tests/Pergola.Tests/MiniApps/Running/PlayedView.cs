using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Pergola.Runtime.View;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

/// <summary>A view that a test plays: it answers what it is asked, as JSON, and writes down what it is told.</summary>
internal sealed class PlayedView(ViewHub screen, Func<string, JsonElement, string?> answer) : IViewCarrier, IDisposable
{
    private readonly SemaphoreSlim _told = new(0);

    /// <summary>Everything that came, as text.</summary>
    public ConcurrentQueue<string> Told { get; } = [];

    /// <summary>The methods that were asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Shows a program; its questions are answered by <paramref name="answer"/>: null leaves one open.</summary>
    public static PlayedView Of(TestMiniApp app, Func<string, JsonElement, string?> answer)
    {
        var view = new PlayedView(app.App.Screen, answer);
        app.App.Screen.Attach(view);
        return view;
    }

    public async ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        Told.Enqueue(Encoding.UTF8.GetString(message.Span));
        _told.Release();
        var root = JsonElement.Parse(message.Span);
        if (root.GetProperty("t").GetString() != "ops")
            return;
        foreach (var operation in root.GetProperty("ops").EnumerateArray())
        {
            if (operation[0].GetString() == "call")
                await AnswerAsync(root.GetProperty("page").GetInt32(), operation);
        }

        await SayAsync($$"""{"t":"ack","page":{{root.GetProperty("page")}},"seq":{{root.GetProperty("seq")}}}""");
    }

    public void Dispose() => _told.Dispose();

    /// <summary>Waits until something was told that has this text in it.</summary>
    public async Task ToldAsync(string text)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!Told.Any(told => told.Contains(text, StringComparison.Ordinal)))
            await _told.WaitAsync(limit.Token);
    }

    /// <summary>Says something to the SDK.</summary>
    public ValueTask SayAsync(string message) => screen.ReceiveAsync(Encoding.UTF8.GetBytes(message), CancellationToken.None);

    private async Task AnswerAsync(int page, JsonElement call)
    {
        var method = call[3].GetString()!;
        Asked.Enqueue(method);
        if (answer(method, call[4]) is { } value)
            await SayAsync($$"""{"t":"ret","page":{{page}},"call":{{call[1]}},"value":{{value}}}""");
    }
}
