using System.Collections.Concurrent;

namespace Pergola.Runtime.Logic;

/// <summary>Answers that the logic owes and gives later, each once. The answer may come before it is waited for.</summary>
internal sealed class LaterAnswers
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> _owed = new();

    public void Give(int id, string json) => Of(id).TrySetResult(json);

    public async Task<string> WaitAsync(int id, CancellationToken stopping)
    {
        try
        {
            return await Of(id).Task.WaitAsync(stopping).ConfigureAwait(false);
        }
        finally
        {
            _owed.TryRemove(id, out _);
        }
    }

    private TaskCompletionSource<string> Of(int id) => _owed.GetOrAdd(id, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
