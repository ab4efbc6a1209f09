namespace Pergola.Bench;

/// <summary>The mini programs that are measured.</summary>
internal static class Programs
{
    /// <summary>Written for measuring.</summary>
    public static string Bench => Path.Combine(AppContext.BaseDirectory, "programs", "bench");

    /// <summary>The sample of the repository.</summary>
    public static string Account => Path.Combine(AppContext.BaseDirectory, "programs", "account");

    /// <summary>The official demo, when PERGOLA_INPUTS names a folder that has it.</summary>
    public static string? Demo =>
        Environment.GetEnvironmentVariable("PERGOLA_INPUTS") is { Length: > 0 } inputs && Directory.Exists(inputs)
            ? Directory.EnumerateFiles(inputs, "app.json", SearchOption.AllDirectories)
                .Select(static file => Path.GetDirectoryName(file)!)
                .FirstOrDefault(static folder => Path.GetFileName(folder) == "miniprogram" && Path.GetFileName(Path.GetDirectoryName(folder)) == "mini-programs")
            : null;
}
