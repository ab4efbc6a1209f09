namespace Pergola.JavaScriptCore.Isolation;

/// <summary>
/// What the host and a child say to each other. A message is its length in bytes (four, little-endian, without themselves), its
/// kind (one byte), and its fields. One side speaks at a time: the host asks, and while the child works on it, it may ask back.
/// </summary>
internal enum MessageKind : byte
{
    /// <summary>Child: it has started and waits. Fields: the protocol's number.</summary>
    Hello = 1,

    /// <summary>Host: the limits of the engine; answered by a result.</summary>
    Start,

    /// <summary>Host: evaluates a script. Fields: source, name.</summary>
    Evaluate,

    /// <summary>Host: calls a global function. Fields: name, values.</summary>
    Call,

    /// <summary>Host: defines a global function that the host answers. Fields: name.</summary>
    Define,

    /// <summary>Host: asks for the heap's size.</summary>
    HeapBytes,

    /// <summary>Host: a timer is due. Fields: its number.</summary>
    Fire,

    /// <summary>Host: the turn is over; its microtasks run.</summary>
    EndTurn,

    /// <summary>Host: the answer of a host function. Fields: value.</summary>
    Return,

    /// <summary>Host: the host function failed. Fields: message.</summary>
    Throw,

    /// <summary>Child: the answer. Fields: value.</summary>
    Result,

    /// <summary>Child: the script threw, or was stopped. Fields: error.</summary>
    Failed,

    /// <summary>Child: the microtasks are over. Fields: the limit that stopped the turn or nothing, what ends the engine or nothing.</summary>
    TurnEnded,

    /// <summary>Child: calls a host function. Fields: its number, values.</summary>
    HostCall,

    /// <summary>Child, without an answer: a console message. Fields: level, text.</summary>
    Console,

    /// <summary>Child, without an answer: an error that nobody handled. Fields: error.</summary>
    Unhandled,

    /// <summary>Child, without an answer: starts a timer. Fields: number, milliseconds, whether it repeats.</summary>
    StartTimer,

    /// <summary>Child, without an answer: stops a timer. Fields: number.</summary>
    StopTimer,
}
