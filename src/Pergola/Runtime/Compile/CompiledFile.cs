using Pergola.MiniApps;

namespace Pergola.Runtime.Compile;

/// <summary>What <see cref="CompiledPackage.CompileAll"/> makes of a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Code">Its compiled form; null when it is missing, when it is no code, or when it cannot be used.</param>
/// <param name="Map">Where the places of the compiled form stand in the source, as <see cref="CompiledPackage.Map"/> gives it; null as well when no maps were asked for.</param>
/// <param name="Problems">What is wrong with it, fatal or not.</param>
/// <param name="Fault">Why it cannot be used; null when it can.</param>
public sealed record CompiledFile(string Path, string? Code, string? Map, IReadOnlyList<CompileProblem> Problems, PackageException? Fault);
