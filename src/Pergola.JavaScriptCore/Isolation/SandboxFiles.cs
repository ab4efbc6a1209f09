using System.Runtime.InteropServices;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>The files that a child sees: what its program is made of, the system's libraries, and nothing else of the host's.</summary>
internal static class SandboxFiles
{
    private static readonly string[] System = ["/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/etc/dotnet"];

    /// <summary>The paths that are shown, files and folders, without those that lie below another.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> command, bool isOwn)
    {
        var wanted = System.Append(DotNetRoot()).OfType<string>().Concat(LibraryFolders()).Concat(isOwn ? OwnProgram(command) : Folders(command))
            .Where(Path.Exists).Select(Path.TrimEndingDirectorySeparator).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return [.. wanted.Where(path => !wanted.Any(other => path.StartsWith(other + "/", StringComparison.Ordinal) && Directory.Exists(other)))];
    }

    /// <summary>Where the shared runtime is; null for a program that brings its own.</summary>
    public static string? DotNetRoot()
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory();
        var root = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        return Directory.Exists(Path.Combine(root, "shared")) ? root : null;
    }

    private static IEnumerable<string> LibraryFolders() => (Environment.GetEnvironmentVariable("LD_LIBRARY_PATH") ?? "").Split(':').Where(Path.IsPathRooted);

    /// <summary>Code, and the two files that say which: settings, certificates and data beside them stay out.</summary>
    private static IEnumerable<string> OwnProgram(IReadOnlyList<string> command) =>
        Directory.EnumerateFiles(AppContext.BaseDirectory, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 5, IgnoreInaccessible = true })
            .Where(IsCode).Concat(command.Where(Path.IsPathRooted));

    private static bool IsCode(string file) =>
        file.EndsWith(".dll", StringComparison.Ordinal)
        || file.EndsWith(".deps.json", StringComparison.Ordinal)
        || file.EndsWith(".runtimeconfig.json", StringComparison.Ordinal)
        || file.EndsWith(".so", StringComparison.Ordinal)
        || file.Contains(".so.", StringComparison.Ordinal);

    private static IEnumerable<string> Folders(IReadOnlyList<string> command) =>
        command.Where(static part => Path.IsPathRooted(part) && File.Exists(part)).Select(static part => Path.GetDirectoryName(part)!);
}
