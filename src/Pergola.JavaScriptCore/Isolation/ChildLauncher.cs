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

    /// <summary>Why a child did not start; null when the next one is to be tried without namespaces.</summary>
    public ScriptEngineUnavailableException? Explain(string said, bool ended)
    {
        if (!ended)
            return new($"The process for a mini program did not answer within {options.StartLimit.TotalSeconds:0} seconds. Does the command in IsolationOptions.Command call MiniAppProcess.RunIfChild() first? {said}".TrimEnd());
        if (_withoutNamespaces || !Sandbox.IsRefusal(said))
            return new($"The process for a mini program ended before it was ready: {(said.Length == 0 ? "it gave no reason" : said)}");
        if (!options.AllowWithoutNamespaces)
            return new($"This system refuses the namespaces that isolate mini programs: {said}. Allow unprivileged user namespaces, or set IsolationOptions.AllowWithoutNamespaces for a weaker sandbox (docs/isolation.md).");
        _withoutNamespaces = true;
        LogWeaker(logger, said);
        return null;
    }

    [LoggerMessage(1, LogLevel.Warning, "This system refuses the namespaces that isolate mini programs ({Reason}); they run in processes that can read the host's files")]
    private static partial void LogWeaker(ILogger logger, string reason);
}
