using System.Security.Cryptography;
using Pergola.Runtime.Compile;
using Pergola.Runtime.Scripting;

namespace Pergola.Runtime.Logic.Workers;

/// <summary>What runs in a worker's context: its boot script, and the host functions that it needs. The modules of the workers' folder are all it can read.</summary>
internal sealed class WorkerScript(CompiledPackage code, string folder)
{
    // The worker's code sees the boot's functions but not this: a call without it is refused.
    private readonly ScriptValue _token = ScriptValue.From(Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Takes the message that the worker posts, as JSON.</summary>
    public required Action<string> Posted { get; init; }

    /// <summary>Takes an error of the worker that nobody caught, as the boot script's JSON.</summary>
    public required Action<string> Failed { get; init; }

    /// <summary>Runs the worker's first module.</summary>
    public void Start(IScriptContext context, string module)
    {
        context.Define("__host_module", a => Module(Text(a, 0)) is { } source ? ScriptValue.From(source) : ScriptValue.Undefined);
        context.Define("__host_evaluate", a => context.Evaluate(Text(a, 0), Text(a, 1)));
        context.Define("__host_post", a =>
        {
            Posted(Text(a, 0));
            return default;
        });
        context.Define("__host_event", a =>
        {
            if (Text(a, 0) == "error") Failed(Text(a, 1));
            return default;
        });
        context.Evaluate($"globalThis.__host_token = '{_token}';", "pergola:token");
        context.Evaluate(WebBundles.Text("worker.js"), "pergola:worker.js");
        context.Call("__start", _token, ScriptValue.From(module));
    }

    /// <summary>Hands the worker a message.</summary>
    public void Receive(IScriptContext context, string message) => context.Call("__message", _token, ScriptValue.From(message));

    /// <summary>The code of a module; null where there is none, or where it lies outside of the folder.</summary>
    public string? Module(string path) => path.TrimStart('/').StartsWith(folder, StringComparison.Ordinal) ? code.Module(path) : null;

    private static string Text(ReadOnlySpan<ScriptValue> arguments, int index) => (index < arguments.Length ? arguments[index].AsString() : null) ?? "";
}
