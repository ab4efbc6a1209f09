using System.Collections.Concurrent;
using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.MiniApps.Plugins;
using Pergola.Runtime.Scripting;
using Pergola.Runtime.View.Controls;

namespace Pergola.Runtime.Logic;

/// <summary>Brings the logic's API calls to the dispatcher, and the answers back to the loop.</summary>
internal sealed class ApiCalls(OpenApiDispatcher dispatcher, WxApiCatalog catalog, IMiniApp app, Func<LogicInstance> logic, CancellationToken stopping)
{
    private const string FromPlugin = "plugin:";

    private readonly ConcurrentDictionary<int, CancellationTokenSource> _tasks = new();
    private int _waiting;
    private bool _isFull;

    /// <summary>Told, once until there is room again, that calls are refused because too many wait.</summary>
    public required Action<string> Refused { get; init; }

    /// <summary>A plugin of the program, by its appid.</summary>
    public required Func<string, PluginCaller?> Plugin { get; init; }

    /// <summary>The answer, when it is there at once; null when it will be settled.</summary>
    public string? Call(string api, string parameters, int call)
    {
        if (Volatile.Read(ref _waiting) >= app.Options.Limits.PendingCalls)
            return Refuse(api);
        _isFull = false;

        // Only a task can be aborted and tells of its progress; the others need neither.
        var wanted = CallOf(api, parameters);
        var isTask = catalog.Find(wanted.Name)?.Shape == CallShape.Task;
        var answer = isTask ? Start(wanted, call) : dispatcher.CallAsync(wanted, stopping);
        if (answer.IsCompletedSuccessfully)
        {
            Forget(call);
            return answer.Result;
        }

        Interlocked.Increment(ref _waiting);
        _ = SettleAsync(answer, call);
        return null;
    }

    public string CallSync(string api, string parameters) => dispatcher.CallSync(CallOf(api, parameters));

    public void Abort(int call)
    {
        if (_tasks.TryRemove(call, out var task))
        {
            task.Cancel();
            task.Dispose();
        }
    }

    private string Refuse(string api)
    {
        var failure = OpenApiErrors.TooManyCalls(app.Options.Limits.PendingCalls);
        if (!_isFull)
            Refused($"wx.{api}: {failure.Reason}");
        _isFull = true;
        return Reply.Fail(api, failure);
    }

    // The logic names the plugin before the API; neither the program nor the plugin can write that name.
    private WxCall CallOf(string api, string parameters)
    {
        var slash = api.IndexOf('/', StringComparison.Ordinal);
        return api.StartsWith(FromPlugin, StringComparison.Ordinal) && slash > 0
            ? new(app, api[(slash + 1)..], parameters, app.Pages.TopId) { Plugin = Plugin(api[FromPlugin.Length..slash]) }
            : new(app, api, parameters, app.Pages.TopId);
    }

    private ValueTask<string> Start(WxCall wanted, int call)
    {
        var abort = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _tasks[call] = abort;
        return dispatcher.CallAsync(wanted with { Progress = (name, data) => Report(call, name, data) }, abort.Token);
    }

    private void Forget(int call)
    {
        if (_tasks.TryRemove(call, out var task))
            task.Dispose();
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
        Interlocked.Decrement(ref _waiting);
        Forget(call);
        logic().Post(context => logic().Call(context, "__settle", ScriptValue.From(call), ScriptValue.From(true), ScriptValue.From(text)));
    }
}
