using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore;

/// <summary>Makes script engines on the system's JavaScriptCore: one context, heap and thread for each.</summary>
public sealed class JavaScriptCoreEngineFactory : IScriptEngineFactory
{
    /// <inheritdoc />
    public IScriptEngine Create(ScriptEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        JavaScriptCoreLibrary.Load();
        return new JavaScriptCoreEngine(options);
    }
}
