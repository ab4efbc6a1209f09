using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pergola.Runtime.Compile;

/// <summary>What the compiler bundle answers, before the code.</summary>
internal sealed record CompilerAnswer(CompileProblem[] Problems, string[] Dependencies);

/// <summary>An entry of the cache on disk: an outcome, and the hashes of what it read. A hash is null when the file was missing.</summary>
internal sealed record CacheEntry(string Code, CompileProblem[] Problems, string[] Dependencies, Dictionary<string, string?> Read);

/// <summary>JSON contracts of the compiler.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CompilerAnswer))]
[JsonSerializable(typeof(CacheEntry))]
[JsonSerializable(typeof(int[][]))]
internal sealed partial class CompileJson : JsonSerializerContext
{
    /// <summary>For files that only this program reads: quotes and line ends are escaped, and nothing else.</summary>
    public static CompileJson OnDisk { get; } = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
