using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.MiniApps.Packages;
using Pergola.Runtime.Compile;
using Pergola.Runtime.Scripting;
using Pergola.Runtime.View.Controls;

namespace Pergola.Runtime.Logic.Workers;

/// <summary>
/// The worker of one program: an engine of its own under the same limits, with a queue of bounded length in each direction. Its life ends with
/// <see cref="Terminate"/>, with a limit, and with the program.
/// </summary>
internal sealed class ProgramWorker(IScriptEngineFactory engines, ScriptEngineOptions options, CompiledPackage code) : IMiniAppWorker, IAsyncDisposable
{
    /// <summary>The event that the logic's own worker object listens to.</summary>
    public const string EventName = "worker";

    /// <summary>How many messages may wait in one direction.</summary>
    public const int MostWaiting = 1000;

    /// <summary>The longest message of a worker, in characters of JSON: as much as a call of the program itself may carry.</summary>
    public const int MostCharacters = 4 * 1024 * 1024;

    private readonly Lock _gate = new();
    private Running? _running;
    private int _last;

    private CompiledPackage Code => code;

    /// <summary>Queues a turn of the program's own loop that tells its listeners of an event, and runs the second action in that turn.</summary>
    public required Action<JsonElement, Action> Tell { get; init; }

    /// <summary>Hears of errors that nobody caught.</summary>
    public required Action<ScriptError> Report { get; init; }

    /// <inheritdoc />
    public int Start(string script)
    {
        var folder = code.Config.WorkersFolder ?? throw new OpenApiException("app.json names no folder as workers");
        if (!PackagePath.TryNormalize(script, out var module) || !module.StartsWith(folder, StringComparison.Ordinal))
            throw new OpenApiException($"the script must lie in {folder}");
        if (!module.EndsWith(".js", StringComparison.Ordinal))
            module += ".js";
        lock (_gate)
        {
            if (_running is not null)
                throw new OpenApiException("exceed max concurrent workers: one may run at a time, terminate it first");
            var running = new Running(this, ++_last, folder);
            if (!running.Has(module))
                throw new OpenApiException($"script not found: {module}");
            running.Start(engines, options, module);
            _running = running;
            _ = WatchAsync(running);
            return running.Number;
        }
    }

    /// <inheritdoc />
    public void Post(int worker, JsonElement message) => Find(worker)?.Post(message.GetRawText());

    /// <inheritdoc />
    public void Terminate(int worker)
    {
        lock (_gate)
        {
            if (_running?.Number != worker)
                return;
            var ended = _running;
            _running = null;
            _ = ended.End();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Running? ended;
        lock (_gate)
        {
            ended = _running;
            _running = null;
        }

        if (ended is not null)
            await ended.End().ConfigureAwait(false);
    }

    private Running? Find(int worker)
    {
        lock (_gate)
            return _running?.Number == worker ? _running : null;
    }

    // An engine that ends without being told to was stopped by a limit.
    private async Task WatchAsync(Running running)
    {
        await running.Completion.ConfigureAwait(false);
        lock (_gate)
        {
            if (_running != running)
                return;
            _running = null;
        }

        running.Tell("killed", static _ => { });
    }

    private sealed class Running
    {
        private readonly ProgramWorker _owner;
        private readonly WorkerScript _script;
        private IScriptEngine? _engine;
        private int _toWorker;
        private int _toProgram;

        public Running(ProgramWorker owner, int number, string folder)
        {
            _owner = owner;
            Number = number;
            _script = new WorkerScript(owner.Code, folder) { Posted = Posted, Failed = Failed };
        }

        public int Number { get; }

        public Task Completion => _engine!.Completion;

        public bool Has(string module) => _script.Module(module) is not null;

        public void Start(IScriptEngineFactory engines, ScriptEngineOptions options, string module)
        {
            _engine = engines.Create(options with { Name = options.Name + " worker", UnhandledError = Failed });
            _engine.Post(context => _script.Start(context, module));
        }

        public void Post(string message)
        {
            if (Interlocked.Increment(ref _toWorker) > MostWaiting)
            {
                Interlocked.Decrement(ref _toWorker);
                throw new OpenApiException($"{MostWaiting} messages wait for the worker already");
            }

            _engine!.Post(context =>
            {
                Interlocked.Decrement(ref _toWorker);
                _script.Receive(context, message);
            });
        }

        public Task End() => _engine!.DisposeAsync().AsTask();

        public void Tell(string what, Action<Utf8JsonWriter> body) => _owner.Tell(Event(what, body), static () => { });

        private void Posted(string message)
        {
            if (message.Length > MostCharacters)
                throw new OpenApiException($"the message is longer than {MostCharacters} characters of JSON");
            if (Interlocked.Increment(ref _toProgram) > MostWaiting)
            {
                Interlocked.Decrement(ref _toProgram);
                throw new OpenApiException($"{MostWaiting} messages wait for the mini program already");
            }

            var told = Event("message", writer =>
            {
                writer.WritePropertyName("data");
                writer.WriteRawValue(message);
            });
            _owner.Tell(told, () => Interlocked.Decrement(ref _toProgram));
        }

        private void Failed(string report)
        {
            if (JsonSerializer.Deserialize(report, RuntimeJson.Default.LogicReport) is { } error)
                Failed(new ScriptError(ScriptErrorKind.Thrown, error.Message ?? "An error without a message.", error.Stack, error.Source, error.Line, error.Column));
        }

        private void Failed(ScriptError error)
        {
            _owner.Report(error);
            Tell("error", writer =>
            {
                writer.WriteString("message", error.Message);
                writer.WriteString("stack", error.Stack ?? "");
            });
        }

        private JsonElement Event(string what, Action<Utf8JsonWriter> body) => ControlDetail.Of(writer =>
        {
            writer.WriteNumber("worker", Number);
            writer.WriteString("what", what);
            body(writer);
        });
    }
}
