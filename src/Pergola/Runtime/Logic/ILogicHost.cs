namespace Pergola.Runtime.Logic;

/// <summary>What the logic asks of C# (docs/view-protocol.md, section 5). Every member runs on the engine's loop.</summary>
internal interface ILogicHost
{
    /// <summary>Cancelled when the program stops: from then on nothing is told to it.</summary>
    CancellationToken Stopping { get; }

    /// <summary>An asynchronous API: the answer, or null when it is settled later.</summary>
    string? Call(string api, string parameters, int call);

    /// <summary>A synchronous API: the answer.</summary>
    string CallSync(string api, string parameters);

    /// <summary>The program aborted a task.</summary>
    void Abort(int call);

    /// <summary>One batch of operations for the view.</summary>
    void Operations(int page, int sequence, string operations);

    /// <summary>The compiled source of a module, or null when there is none.</summary>
    string? Module(string path);

    /// <summary>The compiled template of a page or component, or null.</summary>
    string? Template(string path);

    /// <summary>The compiled style sheet of a page or component, or null.</summary>
    string? Sheet(string path);

    /// <summary>The json of a page or component with resolved <c>usingComponents</c>, or null.</summary>
    string? Component(string path);

    /// <summary>Something the SDK should know.</summary>
    void Event(string name, string data);
}
