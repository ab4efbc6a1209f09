using Pergola.JavaScriptCore.Native;

namespace Pergola.JavaScriptCore.Isolation;

/// <summary>The child processes in which mini programs run are the host itself, started again.</summary>
public static class MiniAppProcess
{
    /// <summary>Stands in the environment of a child, and in no other.</summary>
    internal const string Marker = "PERGOLA_MINI_APP_PROCESS";

    private const int StackBytes = 4 << 20;

    /// <summary>Whether <see cref="RunIfChild"/> was called in this process: only then can it start children.</summary>
    internal static bool IsPrepared { get; private set; }

    /// <summary>
    /// The first line of a host's <c>Main</c>, before it reads its configuration. In the host it does nothing. In a process that was
    /// started to run a mini program it runs it, and never returns.
    /// </summary>
    public static void RunIfChild()
    {
        IsPrepared = true;
        if (Environment.GetEnvironmentVariable(Marker) is not { } marker)
            return;
        var code = 1;
        var thread = new Thread(() => code = Run(marker), StackBytes) { Name = "mini program" };
        thread.Start();
        thread.Join();

        // Nothing is worth closing: what the process had goes with it.
        Posix.Exit(code);
    }

    private static int Run(string marker)
    {
        try
        {
            JavaScriptCoreLibrary.Load();
            ChildSandbox.Close();
            WarmUp();
            ChildLoop.Run(socket: 0);
            return 0;
        }
        catch (ChannelException gone) when (!gone.IsForeign)
        {
            // The host ended, or has no more use for this child.
            return 0;
        }
        catch (Exception failure)
        {
            ChildSandbox.Complain($"{marker}: {failure.Message}");
            return 1;
        }
    }

    /// <summary>The first engine of a process pays for code that is loaded and compiled: the child does it while nobody waits.</summary>
    private static void WarmUp()
    {
        using var watch = new JavaScriptCoreContext(new TurnWatch(new()));
        watch.Define("f", static arguments => arguments[0]);
        watch.Evaluate("f(JSON.stringify({ a: [1, 'b'] }))", "pergola:warm");
    }
}
