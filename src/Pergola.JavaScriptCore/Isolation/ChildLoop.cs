using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>The child's side: it has the context, and does what the host asks for, one thing after the other.</summary>
internal sealed class ChildLoop : IDisposable
{
    private const int LongestErrorText = 1 << 20;

    private readonly MessageReader _reader;
    private readonly MessageWriter _writer;
    private readonly ChildTimers _timers;
    private readonly TurnWatch _watch;
    private readonly JavaScriptCoreContext _context;
    private readonly LoopServices _services;
    private int _functions;
    private bool _inTurn;

    private ChildLoop(MessageReader reader, MessageWriter writer, ScriptEngineOptions options)
    {
        _reader = reader;
        _writer = writer;
        _timers = new ChildTimers(options.TimerLimit, writer);
        _watch = new TurnWatch(options);
        _context = new JavaScriptCoreContext(_watch);
        _services = new LoopServices(_context, new LoopHooks(_timers.Start, _timers.Stop, Print, Report));
    }

    /// <summary>Says hello, waits for the limits, and works until the host is gone.</summary>
    public static void Run(int socket)
    {
        var (reader, writer) = (new MessageReader(socket, Array.MaxLength), new MessageWriter(socket));
        writer.Begin(MessageKind.Hello).Number(ChildLimits.Protocol).End();
        writer.Flush();
        if (reader.Receive() != MessageKind.Start)
            throw ChannelException.Foreign("The host did not start the engine first.");
        using var loop = new ChildLoop(reader, writer, ChildLimits.Read(reader));
        loop.Answer(ScriptValue.Undefined);
        while (true)
        {
            if (!loop._inTurn && !reader.Waits(EngineLoop.RestAfter))
                loop._context.Rest();
            loop.Serve(reader.Receive());
        }
    }

    public void Dispose()
    {
        _services.Dispose();
        _context.Dispose();
    }

    private void Serve(MessageKind kind)
    {
        if (kind == MessageKind.EndTurn)
        {
            EndTurn();
            return;
        }

        if (!_inTurn)
        {
            _inTurn = true;
            _watch.BeginTurn();
            JavaScriptCoreApi.JSLock(_context.Handle);
        }

        Operate(kind);
    }

    private void EndTurn()
    {
        var end = _watch.EndTurn(_context);
        _inTurn = false;
        _writer.Begin(MessageKind.TurnEnded).Error(end.Limit).Error(end.Fatal).End();
        _writer.Flush();
    }

    private void Operate(MessageKind kind)
    {
        ScriptValue value;
        try
        {
            value = Do(kind);
            ThrowIfTooLong([value]);
        }
        catch (Exception failure) when (failure is not ChannelException)
        {
            _writer.Begin(MessageKind.Failed).Error(Bounded((failure as ScriptException)?.Error ?? new ScriptError(ScriptErrorKind.Thrown, failure.Message))).End();
            _writer.Flush();
            return;
        }

        Answer(value);
    }

    private ScriptValue Do(MessageKind kind)
    {
        switch (kind)
        {
            case MessageKind.Evaluate:
                return _context.Evaluate(_reader.Text(), _reader.Text());
            case MessageKind.Call:
                return _context.Call(_reader.Text(), _reader.Values());
            case MessageKind.Define:
                var number = _functions++;
                _context.Define(_reader.Text(), arguments => CallHost(number, arguments));
                return default;
            case MessageKind.HeapBytes:
                return ScriptValue.From((double)_context.HeapBytes);
            case MessageKind.Fire:
                var timer = _reader.Number();
                _timers.Fired(timer);
                _services.Fire(timer);
                return default;
            default:
                throw ChannelException.Foreign($"The host sent {kind} where it cannot be.");
        }
    }

    /// <summary>Asks the host, which may ask back before it answers.</summary>
    private ScriptValue CallHost(int function, ReadOnlySpan<ScriptValue> arguments)
    {
        ThrowIfTooLong(arguments);
        _writer.Begin(MessageKind.HostCall).Number(function).Values(arguments).End();
        _writer.Flush();
        while (true)
        {
            var kind = _reader.Receive();
            if (kind == MessageKind.Return)
                return _reader.Value();
            if (kind == MessageKind.Throw)
                throw new InvalidOperationException(_reader.Text());
            Operate(kind);
        }
    }

    private void Answer(in ScriptValue value)
    {
        _writer.Begin(MessageKind.Result).Value(value).End();
        _writer.Flush();
    }

    private void Print(ScriptConsoleMessage message)
    {
        ThrowIfTooLong([ScriptValue.From(message.Text)]);
        _writer.Begin(MessageKind.Console).Text(message.Level).Text(message.Text).EndWithoutAnswer();
    }

    private void Report(ScriptError error) => _writer.Begin(MessageKind.Unhandled).Error(Bounded(error)).EndWithoutAnswer();

    /// <summary>The texts of an error are the program's own, and there is nobody to tell that they are too long.</summary>
    private static ScriptError Bounded(ScriptError error) =>
        error with { Message = Cut(error.Message)!, Stack = Cut(error.Stack), SourceName = Cut(error.SourceName) };

    private static string? Cut(string? text) =>
        text is null || text.Length <= LongestErrorText ? text : $"{text.AsSpan(0, LongestErrorText)} ... ({text.Length - LongestErrorText} more characters)";

    /// <summary>The host would end a child that sends too much: the script gets an error instead.</summary>
    private static void ThrowIfTooLong(ReadOnlySpan<ScriptValue> values)
    {
        if (values.Length > MessageReader.MostValues)
            throw new InvalidOperationException($"A host function takes at most {MessageReader.MostValues} arguments.");
        var bytes = 1024L;
        foreach (ref readonly var value in values)
            bytes += 16 + (2L * (value.AsString()?.Length ?? 0));
        if (bytes > ChildLimits.LongestMessage)
            throw new InvalidOperationException($"The value is too large: at most {ChildLimits.LongestMessage >> 20} MB can be passed at once.");
    }
}
