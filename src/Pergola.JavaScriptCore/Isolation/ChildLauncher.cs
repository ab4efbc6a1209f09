using Microsoft.Extensions.Logging;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>Starts children in the sandbox, or without it where that is allowed and the system refuses it.</summary>
internal sealed partial class ChildLauncher(IsolationOptions options, ILogger logger)
{
    private readonly IReadOnlyList<string> _host = options.Command ?? ChildCommand.Host();
    private readonly IReadOnlyList<string> _variables = ChildCommand.Variables();
    private bool _withoutNamespaces;

    public ChildProcess Start() => ChildStart.Run(Sandbox.Command(_host, options.Command is null, _withoutNamespaces), _variables);

    /// <summary>Why a child that ended did not start; null when the next one is to be tried without namespaces.</summary>
    /// <param name="said">What stood on its error channel.</param>
    public ScriptEngineUnavailableException? Explain(string said)
    {
        if (_withoutNamespaces || Sandbox.Refusal(said) is not { } refusal)
            return new($"The process for a mini program ended before it was ready: {(said.Length == 0 ? "it gave no reason" : said)}");
        if (!options.AllowWithoutNamespaces)
            return new($"This system refuses the namespaces that isolate mini programs: {refusal}. Allow unprivileged user namespaces, or set IsolationOptions.AllowWithoutNamespaces for a weaker sandbox (docs/isolation.md).");
        _withoutNamespaces = true;
        LogWeaker(logger, refusal);
        return null;
    }

    /// <summary>Why a child that did not say hello in time was given up.</summary>
    public ScriptEngineUnavailableException ExplainSilence() =>
        new($"The process for a mini program did not answer within {options.StartLimit.TotalSeconds:0.###} seconds. If IsolationOptions.Command is set, its program must call MiniAppProcess.RunIfChild() first.");

    /// <summary>Why a child that said something else was given up.</summary>
    public static ScriptEngineUnavailableException ExplainStranger() =>
        new("The process for a mini program is of another version of Pergola than its host. Build both from the same version.");

    [LoggerMessage(1, LogLevel.Warning, "This system refuses the namespaces that isolate mini programs ({Reason}); they run in processes that can read the host's files")]
    private static partial void LogWeaker(ILogger logger, string reason);
}
