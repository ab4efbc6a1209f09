using Pergola.JavaScriptCore.Native;
using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore;

/// <summary>Makes engines on JavaScriptCore: Debian's <c>libjavascriptcoregtk-4.1-0</c> or <c>-6.0-1</c>, or the system framework of macOS and iOS.</summary>
public sealed class JavaScriptCoreEngineFactory : IScriptEngineFactory
{
    /// <inheritdoc />
    public IScriptEngine Create(ScriptEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        JavaScriptCoreLibrary.Ensure();
        return new JavaScriptCoreEngine(options);
    }
}
