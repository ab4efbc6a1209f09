using System.Text.Json;
using Pergola.Dispatch;

namespace Pergola.Runtime.View;

/// <summary>
/// What the SDK itself asks the view about a node, such as for the pixels of a canvas. Its questions have negative numbers, so that they never meet
/// the logic's. Safe to use from several threads; the answers are not trusted.
/// </summary>
internal sealed class ViewQuestions(ViewHub hub) : IViewQuestions
{
    // A program waits for this: its own turn has a limit that is longer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<int, TaskCompletionSource<JsonElement?>> _open = [];
    private int _last;

    /// <inheritdoc />
    public JsonElement? AskNow(int page, int node, string method, JsonElement arguments)
    {
        if (!hub.IsAttached)
            return null;
        var answer = AskAsync(page, node, method, arguments, CancellationToken.None);
        return answer.Wait(Patience) ? answer.Result : throw new OpenApiException("the view did not answer in time", OpenApiErrors.SystemErrno);
    }

    /// <inheritdoc />
    public async Task<JsonElement?> AskAsync(int page, int node, string method, JsonElement arguments, CancellationToken cancellationToken)
    {
        if (!hub.IsAttached)
            return null;
        var answer = new TaskCompletionSource<JsonElement?>(TaskCreationOptions.RunContinuationsAsynchronously);
        int call;
        lock (_gate)
        {
            call = --_last;
            _open[call] = answer;
        }

        try
        {
            hub.Send(ViewMessages.Ask(page, call, node, method, arguments));
            return await answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
                _open.Remove(call);
        }
    }

    /// <summary>Takes a message of the view; false when it answers none of these questions.</summary>
    public bool Take(ViewInput input)
    {
        if (input is not { Kind: "ret", Number: < 0 })
            return false;
        TaskCompletionSource<JsonElement?>? answer;
        lock (_gate)
            answer = _open.GetValueOrDefault(input.Number);
        answer?.TrySetResult(input.Field("value") is { ValueKind: JsonValueKind.Object } value ? value : null);
        return true;
    }

    /// <summary>Whoever was asked is gone: nobody answers any more.</summary>
    public void Withdraw()
    {
        TaskCompletionSource<JsonElement?>[] open;
        lock (_gate)
            open = [.. _open.Values];
        foreach (var answer in open)
            answer.TrySetResult(null);
    }
}

/// <summary>Asks the view of a program about its nodes.</summary>
internal interface IViewQuestions
{
    /// <summary>Asks and waits; for a call that the program is answered at once. Null when nothing draws the program, or the view knows no answer.</summary>
    /// <exception cref="OpenApiException">The view does not answer.</exception>
    JsonElement? AskNow(int page, int node, string method, JsonElement arguments);

    /// <summary>Asks; null when nothing draws the program, or the view knows no answer.</summary>
    Task<JsonElement?> AskAsync(int page, int node, string method, JsonElement arguments, CancellationToken cancellationToken);
}
