namespace Pergola.Runtime.Compile;

/// <summary>Turns one source file of a mini program into what the logic evaluates. A second compiler, such as one in C#, can take its place.</summary>
public interface IPackageCompiler : IAsyncDisposable
{
    /// <summary>Changes whenever the same source may compile to something else; it is part of every cache key.</summary>
    string Version { get; }

    /// <summary>Compiles one file. Callers may come from any thread, and may have to wait for one another.</summary>
    /// <param name="source">The file.</param>
    /// <param name="read">Gives the text of another file of the package that the compiler asks for; null when there is none.</param>
    /// <exception cref="Scripting.ScriptEngineUnavailableException">The compiler's engine is missing.</exception>
    /// <exception cref="MiniApps.PackageException">The compiler broke down over this file.</exception>
    CompiledSource Compile(PackageSource source, Func<string, string?> read);

    /// <summary>
    /// Where the places of a file's compiled form stand in its source, as <see cref="SourceMap"/> reads it; null when they are the same. It is asked for when an
    /// error is told, and when a program is packed.
    /// </summary>
    /// <param name="source">The file.</param>
    string? Map(PackageSource source) => null;
}

/// <summary>One file to compile.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Its path in the package, without a leading slash, with its extension.</param>
/// <param name="Text">Its text.</param>
public sealed record PackageSource(SourceKind Kind, string Path, string Text);

/// <summary>What a file compiles to.</summary>
/// <param name="Code">A CommonJS body, a template's generator, or a style sheet; empty when a problem is fatal.</param>
/// <param name="Problems">What is wrong with it.</param>
/// <param name="Dependencies">Other files that the outcome depends on, or that are needed with it.</param>
public sealed record CompiledSource(string Code, IReadOnlyList<CompileProblem> Problems, IReadOnlyList<string> Dependencies);

/// <summary>Something wrong in a source file.</summary>
/// <param name="File">The file in the package.</param>
/// <param name="Line">The line, from 1; 0 when unknown.</param>
/// <param name="Column">The column, from 1; 0 when unknown.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fatal">Whether the file cannot be used.</param>
public sealed record CompileProblem(string File, int Line, int Column, string Message, bool Fatal);

/// <summary>The kinds of source files.</summary>
public enum SourceKind
{
    /// <summary>JavaScript, or JSON that a module requires.</summary>
    Script,

    /// <summary>WXML or WXS.</summary>
    Template,

    /// <summary>WXSS of app or page, or of a component that shares its styles.</summary>
    Style,

    /// <summary>WXSS of a component whose styles are its own.</summary>
    ScopedStyle,
}
