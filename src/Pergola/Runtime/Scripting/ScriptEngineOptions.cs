namespace Pergola.Runtime.Scripting;

/// <summary>The limits of one engine and where its messages go.</summary>
public sealed record ScriptEngineOptions
{
    /// <summary>A name for logs and threads: the mini program's appid.</summary>
    public string Name { get; init; } = "script";

    /// <summary>How long one turn, with all its microtasks, may run. Default 5 seconds.</summary>
    public TimeSpan TurnLimit { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How large the heap may grow, in bytes. Default 256 MB. Passing it stops the engine for good.</summary>
    public long HeapLimit { get; init; } = 256L << 20;

    /// <summary>How many timers may be pending. Default 10,000.</summary>
    public int TimerLimit { get; init; } = 10_000;

    /// <summary>The clock of the timers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Receives console messages, on the loop.</summary>
    public Action<ScriptConsoleMessage>? Console { get; init; }

    /// <summary>Receives errors that nobody caught: of timers, posted work, and rejected promises. On the loop.</summary>
    public Action<ScriptError>? UnhandledError { get; init; }
}

/// <summary>One console call. <paramref name="Level"/> is <c>log</c>, <c>info</c>, <c>warn</c>, <c>error</c> or <c>debug</c>.</summary>
/// <param name="Level">The console method's name.</param>
/// <param name="Text">The arguments, formatted as a browser's console shows them, joined by spaces.</param>
public sealed record ScriptConsoleMessage(string Level, string Text);

/// <summary>An error of JavaScript, as data.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Message">Name and message: <c>TypeError: x is not a function</c>.</param>
/// <param name="Stack">The JavaScript stack, or null.</param>
/// <param name="SourceName">The source in which it was thrown, or null.</param>
/// <param name="Line">Its line, from 1, or 0.</param>
/// <param name="Column">Its column, from 1, or 0.</param>
public sealed record ScriptError(ScriptErrorKind Kind, string Message, string? Stack = null, string? SourceName = null, int Line = 0, int Column = 0);

/// <summary>The kinds of <see cref="ScriptError"/>.</summary>
public enum ScriptErrorKind
{
    /// <summary>JavaScript threw.</summary>
    Thrown,

    /// <summary>A promise was rejected and nobody handled it.</summary>
    UnhandledRejection,

    /// <summary>The turn ran longer than <see cref="ScriptEngineOptions.TurnLimit"/>.</summary>
    TimeLimit,

    /// <summary>The heap passed <see cref="ScriptEngineOptions.HeapLimit"/>.</summary>
    HeapLimit,

    /// <summary>The engine ran in a process of its own, and that process ended or was ended. The engine is gone.</summary>
    ProcessLost,
}

/// <summary>JavaScript threw, or was stopped by a limit.</summary>
/// <param name="error">What happened, as data.</param>
public sealed class ScriptException(ScriptError error) : Exception(error.Message)
{
    /// <summary>What happened, as data.</summary>
    public ScriptError Error { get; } = error;
}

/// <summary>The script engine's library is not on this machine. The message names it and the command that installs it.</summary>
/// <param name="message">What is missing and how to install it.</param>
/// <param name="inner">The loader's own error.</param>
public sealed class ScriptEngineUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
