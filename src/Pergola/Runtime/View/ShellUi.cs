using System.Text.Json;
using Pergola.MiniApps;

namespace Pergola.Runtime.View;

/// <summary>Draws bars, toasts and dialogs in the shell around the view. What lasts is kept, for a shell that comes later.</summary>
internal sealed class ShellUi(ViewHub hub) : IMiniAppUi
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, int Page), byte[]> _lasting = [];
    private readonly Dictionary<int, (byte[] Message, TaskCompletionSource<JsonElement> Answer)> _questions = [];
    private int _lastQuestion;

    public void Apply(UiChange change)
    {
        var message = ViewMessages.Ui(change.Kind, change.PageId, change.Data);
        lock (_gate)
            _lasting[(change.Kind, change.PageId)] = message;
        hub.Send(message);
    }

    public async Task<UiAnswer> AskAsync(UiQuestion question, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(question.Kind, question.PageId, question.Data, cancellationToken).ConfigureAwait(false);
        return new UiAnswer(
            answer.TryGetProperty("confirm", out var confirm) && confirm.ValueKind == JsonValueKind.True,
            answer.TryGetProperty("index", out var index) && index.TryGetInt32(out var tapped) ? tapped : -1,
            answer.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String ? content.GetString() : null);
    }

    /// <summary>Asks anything that the shell knows to draw, and returns the answer's <c>data</c>.</summary>
    public async Task<JsonElement> AskAsync(string kind, int page, JsonElement data, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        int ask;
        byte[] message;
        lock (_gate)
        {
            ask = ++_lastQuestion;
            message = ViewMessages.Ask(ask, kind, page, data);
            _questions[ask] = (message, answer);
        }

        hub.Send(message);
        using var registration = cancellationToken.Register(() => answer.TrySetCanceled(cancellationToken));
        try
        {
            return await answer.Task.ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
                _questions.Remove(ask);
            if (!answer.Task.IsCompletedSuccessfully)
                hub.Send(ViewMessages.Withdraw(ask));
        }
    }

    public void Answer(int ask, JsonElement data)
    {
        TaskCompletionSource<JsonElement>? answer;
        lock (_gate)
            answer = _questions.TryGetValue(ask, out var question) ? question.Answer : null;
        if (data.ValueKind == JsonValueKind.Object)
            answer?.TrySetResult(data);
    }

    public void Replay(Action<byte[]> send)
    {
        lock (_gate)
        {
            foreach (var message in _lasting.Values)
                send(message);
            foreach (var (message, _) in _questions.Values)
                send(message);
        }
    }

    public void Forget(int page)
    {
        lock (_gate)
        {
            foreach (var key in _lasting.Keys.Where(key => key.Page == page && page != 0).ToArray())
                _lasting.Remove(key);
        }
    }
}
