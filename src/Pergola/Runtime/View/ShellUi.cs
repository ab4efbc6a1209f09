using System.Text.Json;
using Pergola.MiniApps;

namespace Pergola.Runtime.View;

/// <summary>Draws bars, toasts and dialogs in the shell around the view. What lasts is kept, for a shell that comes later.</summary>
internal sealed class ShellUi(ViewHub hub) : IMiniAppUi
{
    private const int MostFonts = 50;

    private readonly Lock _gate = new();
    private readonly LastingUi _lasting = new();
    private readonly Dictionary<string, byte[]> _fonts = new(StringComparer.Ordinal);
    private readonly Dictionary<int, (byte[] Message, TaskCompletionSource<JsonElement> Answer)> _questions = [];
    private int _lastQuestion;

    public void Apply(UiChange change)
    {
        if (ToView(change) is { } wish)
        {
            if (change.Kind == "fontFace") Keep(wish, change.Data);
            hub.Send(wish);
            return;
        }

        lock (_gate)
            change = _lasting.Take(change);
        hub.Send(ViewMessages.Ui(change.Kind, change.PageId, change.Data));
    }

    public async Task<UiAnswer> AskAsync(UiQuestion question, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(question.Kind, question.PageId, question.Data, cancellationToken).ConfigureAwait(false);
        return new UiAnswer(
            IsTrue(answer, "confirm") || IsTrue(answer, "allow"),
            answer.TryGetProperty("index", out var index) && index.ValueKind == JsonValueKind.Number && index.TryGetInt32(out var tapped) ? tapped : -1,
            Text(answer, "content") ?? Text(answer, "choice")) { Data = answer };
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
            foreach (var font in _fonts.Values)
                send(font);
            foreach (var change in _lasting.All)
                send(ViewMessages.Ui(change.Kind, change.PageId, change.Data));
            foreach (var (message, _) in _questions.Values)
                send(message);
        }
    }

    public void Forget(int page)
    {
        lock (_gate)
            _lasting.Forget(page);
    }

    // A view that comes later needs the fonts again; a program that loads them without end keeps the first.
    private void Keep(byte[] wish, JsonElement font)
    {
        lock (_gate)
        {
            if (_fonts.Count < MostFonts) _fonts[font.GetRawText()] = wish;
        }
    }

    // Some of what the APIs change is drawn by the view itself.
    private static byte[]? ToView(UiChange change) => change.Kind switch
    {
        "pageScroll" => ViewMessages.Rpc(change.PageId, "scrollPage", change.Data),
        "hideKeyboard" => ViewMessages.Rpc(change.PageId, "hideKeyboard", change.Data),
        "fontFace" => ViewMessages.Rpc(change.PageId, "loadFontFace", change.Data),
        "pullDownRefresh" => ViewMessages.Rpc(change.PageId, IsTrue(change.Data, "refreshing") ? "startPullDown" : "stopPullDown", change.Data),
        _ => null,
    };

    private static bool IsTrue(JsonElement data, string name) => data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
