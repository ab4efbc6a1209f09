namespace Pergola.Simulator.Serving;

/// <summary>The platform does not start. The message is one line that says what to do.</summary>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="message">What is wrong, without secrets.</param>
/// <param name="fault">What was thrown.</param>
internal sealed class StartRefusedException(int exitCode, string message, Exception? fault = null) : Exception(OneLine(message), fault)
{
    /// <summary>What the process ends with.</summary>
    public int ExitCode => exitCode;

    // Messages of libraries have several lines; the first says what is wrong.
    private static string OneLine(string message) => message.Split('\n', 2)[0].TrimEnd('\r', ' ');
}

/// <summary>What <c>pergola serve</c> ends with when it does not start; 0 after it was stopped.</summary>
internal static class ExitCodes
{
    /// <summary>A part of it failed while it ran; the log says which.</summary>
    public const int Failed = 1;

    /// <summary>An option is wrong, of the command line or of the configuration.</summary>
    public const int Options = 2;

    /// <summary>It cannot listen: the port is taken, or needs rights, or a certificate is missing.</summary>
    public const int Listen = 3;

    /// <summary>The database cannot be reached or used, or is newer than the program.</summary>
    public const int Database = 4;

    /// <summary>The key ring cannot be opened: the key is wrong or missing.</summary>
    public const int Keys = 5;
}
