using System.Buffers;
using System.Text;
using System.Text.Json;
using Pergola.MiniApps;
using Pergola.Runtime.Logic;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.View;

/// <summary>
/// The pages of one instance as they are drawn. The trees are read and changed on the program's loop only, so that an input event,
/// what it means, and the operations that answer it keep their order.
/// </summary>
internal sealed class MiniAppView(ViewHub hub, ShellUi shell) : IViewOwner
{
    private readonly Dictionary<int, ViewPage> _pages = [];
    private readonly Dictionary<int, int> _acknowledged = [];
    private readonly List<ViewCall> _calls = [];
    private readonly LogicQuestions _asked = new();
    private readonly HeldCalls _held = new();
    private bool _waits;
    private int _shown;

    /// <summary>The program behind the view; set once, before the first page.</summary>
    public required Func<LogicInstance> Logic { get; init; }

    /// <summary>Opens a file of the package or fetches one through the program's gate; null when the program may not have it.</summary>
    public required Func<string, CancellationToken, ValueTask<ViewResource?>> Open { get; init; }

    /// <summary>Takes what the view and the shell report; on the loop.</summary>
    public required Action<IScriptContext, ViewInput> Input { get; init; }

    /// <summary>The cameras of the pages; set before the first page, null where there is no program behind the view.</summary>
    public Controls.CameraControl? Cameras { get; set; }

    private readonly Controls.NavigationBarControl _navigationBars = new(shell.Apply);

    /// <summary>The clock of frames that nobody draws.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What the SDK itself asks the view.</summary>
    public ViewQuestions Questions { get; } = new(hub);

    /// <summary>The web pages in the pages; set before the first page, null where there is no program behind the view.</summary>
    public Controls.WebViewControl? WebViews { get; set; }

    /// <summary>The sounds of the program; set before the first page, null where there is no program behind the view.</summary>
    public InnerAudios? Audios { get; set; }

    /// <summary>What open-data shows; set once, before the first page.</summary>
    public required OpenData OpenData { get; init; }

    /// <summary>How much a page may draw.</summary>
    public required MiniAppLimits Limits { get; init; }

    /// <summary>Told of a page that is not drawn any further, and why.</summary>
    public required Action<ViewPage, string> Broken { get; init; }

    /// <summary>The pages that are open, the oldest first.</summary>
    public IEnumerable<ViewPage> Pages => _pages.Values;

    /// <summary>Raised on the loop when a page has changed.</summary>
    public event Action? Changed;

    /// <summary>The page with this id, or null.</summary>
    public ViewPage? Find(int page) => _pages.GetValueOrDefault(page);

    public void Add(ViewPage page)
    {
        _pages[page.Id] = page;
        hub.Send(ViewMessages.Page(page));
    }

    public void Show(int page, string how)
    {
        _shown = page;
        hub.Send(ViewMessages.Show(page, how));
    }

    public void Drop(int page)
    {
        _pages.Remove(page);
        _acknowledged.Remove(page);
        _asked.Forget(page);
        _held.Forget(page);
        shell.Forget(page);
        Cameras?.Drop(page);
        _navigationBars.Drop(page);
        WebViews?.Drop(page);
        hub.Send(ViewMessages.Drop(page));
    }

    /// <summary>Applies a batch of the logic and passes it on.</summary>
    public void Apply(int page, int sequence, string operations)
    {
        if (!_pages.TryGetValue(page, out var view) || view.IsBroken)
            return;
        if (operations.Length > Limits.DrawingLength)
        {
            Break(view, $"one turn draws {operations.Length} characters, and {Limits.DrawingLength} is the most. Give setData less at once, such as a part of a list.");
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(operations.Length));
        try
        {
            var batch = buffer.AsSpan(0, Encoding.UTF8.GetBytes(operations, buffer));
            _calls.Clear();
            if (!TryApply(view, sequence, batch))
                return;
            if (hub.IsAttached)
                Send(page, sequence, batch);
            else if (hub.IsAwaited)
                Hold(page);
            else
                AnswerHeadless(page, sequence);
            Cameras?.Look(view, batch);
            _navigationBars.Look(view, batch);
            WebViews?.Look(view, batch);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        OpenData.Changed(view.TakeChangedOpenData());
        Changed?.Invoke();
    }

    // What is drawn so far stays; the program goes on, and can open another page.
    private bool TryApply(ViewPage view, int sequence, ReadOnlySpan<byte> batch)
    {
        try
        {
            view.Apply(sequence, batch, _calls);
            return true;
        }
        catch (DrawingLimitException tooMuch)
        {
            Break(view, tooMuch.Message);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            Break(view, "its operations cannot be read. " + malformed.Message);
        }

        return false;
    }

    private void Break(ViewPage view, string reason)
    {
        view.IsBroken = true;
        Broken(view, reason);
    }

    /// <summary>The view has answered a question of the logic.</summary>
    public void Answer(IScriptContext context, int page, int call, string value)
    {
        if (_asked.Take(page, call))
            Logic().Call(context, "__ret", ScriptValue.From(page), ScriptValue.From(call), ScriptValue.From(value));
    }

    public void Acknowledge(IScriptContext context, int page, int sequence)
    {
        if (!_pages.ContainsKey(page) || _acknowledged.GetValueOrDefault(page) >= sequence)
            return;
        _acknowledged[page] = sequence;
        Logic().Call(context, "__ack", ScriptValue.From(page), ScriptValue.From(sequence));
    }

    /// <summary>A wish to the view that is not about one node: it scrolls, it stops the pull-down.</summary>
    public void Wish(int page, string method, JsonElement arguments) => hub.Send(ViewMessages.Rpc(page, method, arguments));

    public void SetValue(ViewNode node, ViewValue? value)
    {
        node.Value = value;
        var shown = value ?? node.Attributes.GetValueOrDefault(Controls.ControlValues.IsToggle(node) ? "checked" : "value");
        hub.Send(ViewMessages.Value(node, shown));
    }

    /// <summary>Closes what lies over a page and is closed before the page is left; false when there is nothing.</summary>
    public bool CloseLayer(IScriptContext context, int page)
    {
        if (Find(page) is not { } open || Controls.PageContainerControl.Shown(open) is not { } container)
            return false;
        SetValue(container, Controls.ControlValues.Boolean(false));
        if (!hub.IsAttached)
        {
            foreach (var type in Controls.PageContainerControl.Leaving)
                Logic().Call(context, "__event", ScriptValue.From(page), ScriptValue.From(container.Id), ScriptValue.From(type), ScriptValue.From("""{"detail":{},"bubbles":false}"""));
        }

        return true;
    }

    public void Redraw() => Logic().Post(_ =>
    {
        AnswerForLost();
        hub.GoLive(DrawAll);
    });

    private void DrawAll(Action<byte[]> send)
    {
        foreach (var page in _pages.Values)
        {
            send(ViewMessages.Page(page));
            send(ViewMessages.Replay(page));
            Cameras?.Replay(page, send);
            OpenData.Replay(page, send);
        }

        if (_shown != 0)
            send(ViewMessages.Show(_shown, "none"));
        Audios?.Replay(send);
        shell.Replay(send);
        foreach (var (page, call) in _held.TakeAll())
        {
            _asked.Add(page, call);
            send(ViewMessages.Operations(page, _pages[page].Sequence, HeldCalls.Write(call)));
        }
    }

    public void ViewLost() => Logic().Post(context =>
    {
        AcknowledgeAll(context);
        AnswerForLost();
    });

    private void AcknowledgeAll(IScriptContext context)
    {
        foreach (var page in _pages.Values.ToArray())
            Acknowledge(context, page.Id, page.Sequence);
    }

    public void Receive(ReadOnlySpan<byte> message)
    {
        // An answer to the SDK's own question is taken at once: the program may be waiting for it.
        if (ViewInput.Read(message) is { } input && !Questions.Take(input))
            Logic().Post(context => Input(context, input));
    }

    public ValueTask<ViewResource?> OpenResourceAsync(string source, CancellationToken cancellationToken) => Open(source, cancellationToken);

    private void Send(int page, int sequence, ReadOnlySpan<byte> batch)
    {
        foreach (var call in _calls)
            _asked.Add(page, call);
        hub.Send(ViewMessages.Operations(page, sequence, batch));
    }

    // The view that is expected will measure what is drawn by then, and acknowledge it.
    private void Hold(int page)
    {
        _held.Add(page, _calls);
        if (_waits)
            return;
        _waits = true;
        _ = GiveUpWaitingAsync();
    }

    private async Task GiveUpWaitingAsync()
    {
        await Task.Delay(hub.ExpectedWithin, Time).ConfigureAwait(false);
        Logic().Post(context =>
        {
            if (!hub.IsAwaited)
                return;
            hub.StopWaiting();
            foreach (var (page, call) in _held.TakeAll())
                AnswerHeadless(page, call.Call, call.Method);
            AcknowledgeAll(context);
        });
    }

    // Without a layout there is little to say; the answer still comes, and in its own turn, as from a view.
    private void AnswerHeadless(int page, int sequence)
    {
        foreach (var call in _calls)
            AnswerHeadless(page, call.Call, call.Method);
        Logic().Post(context => Acknowledge(context, page, sequence));
    }

    // The view that was asked is gone.
    private void AnswerForLost()
    {
        Questions.Withdraw();
        foreach (var (page, call, method) in _asked.TakeAll())
            AnswerHeadless(page, call, method);
    }

    private void AnswerHeadless(int page, int call, string method)
    {
        if (method == "frame")
            _ = AnswerFrameAsync(page, call);
        else
            Return(page, call, HeadlessAnswers.To(method));
    }

    // A loop of frames that nobody draws must not keep the machine busy.
    private async Task AnswerFrameAsync(int page, int call)
    {
        await Task.Delay(HeadlessAnswers.Frame, Time).ConfigureAwait(false);
        Return(page, call, FormattableString.Invariant($$"""{"time":{{Time.GetElapsedTime(0).TotalMilliseconds:0}}}"""));
    }

    private void Return(int page, int call, string value) =>
        Logic().Post(context => Logic().Call(context, "__ret", ScriptValue.From(page), ScriptValue.From(call), ScriptValue.From(value)));
}
