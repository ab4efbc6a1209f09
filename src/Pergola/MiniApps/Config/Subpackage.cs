namespace Pergola.MiniApps.Config;

/// <summary>One entry of app.json's <c>subpackages</c>.</summary>
/// <param name="Root">The folder, without slashes at its ends.</param>
/// <param name="Name">The name that <c>preloadRule</c> may use, or null.</param>
/// <param name="Pages">The routes, from the package's root.</param>
/// <param name="IsIndependent">Whether it runs without the main package.</param>
public sealed record Subpackage(string Root, string? Name, IReadOnlyList<string> Pages, bool IsIndependent);
