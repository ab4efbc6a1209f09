using System.Security.Cryptography;
using System.Text;

namespace Pergola.Runtime.Compile;

/// <summary>The compiler as it was built from <c>web/compiler</c>: a script, and the WebAssembly that compiles templates.</summary>
internal static class CompilerBundle
{
    private const string ScriptName = "compiler.js";
    private const string TemplatesName = "templates.wasm";
    private static readonly Lazy<string> LazyScript = new(static () => Encoding.UTF8.GetString(Read(ScriptName)));
    private static readonly Lazy<string> LazyVersion = new(static () => Hash(Read(ScriptName), Read(TemplatesName)));

    /// <summary>The script, which needs no WebAssembly before the first template.</summary>
    public static string Script => LazyScript.Value;

    /// <summary>A hash of both.</summary>
    public static string Version => LazyVersion.Value;

    /// <summary>The WebAssembly, in base64. It is asked for once by an engine that compiles a template.</summary>
    public static string Templates() => Convert.ToBase64String(Read(TemplatesName));

    private static string Hash(byte[] script, byte[] templates)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(script);
        hash.AppendData(templates);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(CompilerBundle).Assembly.GetManifestResourceStream("Pergola.Web." + name)
            ?? throw new InvalidOperationException("Pergola was built without its compiler bundle. Build it again with Node 20 or later.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
