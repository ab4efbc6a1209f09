using Pergola.Runtime.Scripting;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>The limits of an engine, as the child is told them.</summary>
internal static class ChildLimits
{
    /// <summary>How long a message of a child may be, in bytes. A script that wants more gets an error.</summary>
    public const int LongestMessage = 64 << 20;

    /// <summary>Distinguishes builds whose messages differ.</summary>
    public const int Protocol = 1;

    public static void Write(MessageWriter writer, ScriptEngineOptions options) => writer
        .Begin(MessageKind.Start)
        .Number(options.TurnLimit.TotalMilliseconds)
        .Number((double)options.HeapLimit)
        .Number(options.TimerLimit)
        .End();

    public static ScriptEngineOptions Read(MessageReader reader) => new()
    {
        TurnLimit = TimeSpan.FromMilliseconds(reader.Double()),
        HeapLimit = (long)reader.Double(),
        TimerLimit = reader.Number(),
    };
}
