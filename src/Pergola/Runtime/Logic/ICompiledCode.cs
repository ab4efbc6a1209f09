namespace Pergola.Runtime.Logic;

/// <summary>The code of a package in the form that the engine runs. Paths are from the package's root, without a leading slash.</summary>
internal interface ICompiledCode
{
    /// <summary>A module as the body of a CommonJS function, or null when there is none.</summary>
    /// <exception cref="MiniApps.PackageException">The source is broken: with file, line and column.</exception>
    string? Module(string path);

    /// <summary>The template of a page or component, or null.</summary>
    /// <exception cref="MiniApps.PackageException">The template is broken.</exception>
    string? Template(string path);

    /// <summary>The style sheet of a page or component, or null.</summary>
    /// <exception cref="MiniApps.PackageException">The style sheet is broken.</exception>
    string? Sheet(string path);

    /// <summary>The json of a page or component with <c>usingComponents</c> resolved, or null.</summary>
    /// <exception cref="MiniApps.PackageException">The json is broken, or names a component that does not exist.</exception>
    string? Component(string path);
}
