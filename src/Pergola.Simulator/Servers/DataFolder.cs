namespace Pergola.Simulator.Servers;

/// <summary>The folder that keeps everything between two starts.</summary>
internal static class DataFolder
{
    /// <summary>Makes the folder, and tells git to leave it alone.</summary>
    /// <exception cref="SimulatorException">It cannot be written.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var ignore = Path.Combine(folder, ".gitignore");
            if (!File.Exists(ignore))
                File.WriteAllText(ignore, "*\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SimulatorException($"'{folder}' cannot be written: {e.Message} Choose another folder with --data.", e);
        }
    }
}
