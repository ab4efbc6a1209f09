using System.Collections.Concurrent;
using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.Scripting;
using Pergola.Runtime.View.Controls;

namespace Pergola.Runtime.Logic;

/// <summary>Brings the logic's API calls to the dispatcher, and the answers back to the loop.</summary>
internal sealed class ApiCalls(OpenApiDispatcher dispatcher, IMiniApp app, Func<LogicInstance> logic, CancellationToken stopping)
{
    private readonly ConcurrentDictionary<int, CancellationTokenSource> _pending = new();

    /// <summary>The answer, when it is there at once; null when it will be settled.</summary>
    public string? Call(string api, string parameters, int call)
    {
        var abort = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var answer = dispatcher.CallAsync(new(app, api, parameters, app.Pages.TopId) { Progress = (name, data) => Report(call, name, data) }, abort.Token);
        if (answer.IsCompletedSuccessfully)
        {
            abort.Dispose();
            return answer.Result;
        }

        _pending[call] = abort;
        _ = SettleAsync(answer, call);
        return null;
    }

    public string CallSync(string api, string parameters) => dispatcher.CallSync(new(app, api, parameters, app.Pages.TopId));

    public void Abort(int call)
    {
        if (_pending.TryGetValue(call, out var abort))
            abort.Cancel();
    }

    private void Report(int call, string name, JsonElement data)
    {
        var answer = "+" + ControlDetail.Of(writer =>
        {
            writer.WriteString("event", name);
            writer.WritePropertyName("data");
            data.WriteTo(writer);
        }).GetRawText();
        logic().Post(context => logic().Call(context, "__settle", ScriptValue.From(call), ScriptValue.From(false), ScriptValue.From(answer)));
    }

    private async Task SettleAsync(ValueTask<string> answer, int call)
    {
        var text = await answer.ConfigureAwait(false);
        if (_pending.TryRemove(call, out var abort))
            abort.Dispose();
        // After a stop nothing of the old user may reach anybody: the engine drops what is posted to it then.
        logic().Post(context => logic().Call(context, "__settle", ScriptValue.From(call), ScriptValue.From(true), ScriptValue.From(text)));
    }
}
