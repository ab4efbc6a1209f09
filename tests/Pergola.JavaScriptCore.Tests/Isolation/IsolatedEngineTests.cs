using System.Runtime.CompilerServices;
using Pergola.JavaScriptCore.Isolation;

namespace Pergola.JavaScriptCore.Tests.Isolation;

public sealed class IsolatedEngineTests() : EngineContract(Children.Engines);

public sealed class IsolatedTimerTests() : TimerContract(Children.Engines);

public sealed class IsolatedLimitTests() : LimitContract(Children.Engines)
{
    private protected override bool IsWatchedFromOutside => true;
}

/// <summary>The children of these tests are this test program again.</summary>
internal static class Children
{
    /// <summary>One pool for all tests: a launch takes a child that waits.</summary>
    public static IsolatedEngineFactory Engines { get; } = new();

    /// <summary>Before the runner's own Main.</summary>
    [ModuleInitializer]
    internal static void RunIfChild() => MiniAppProcess.RunIfChild();
}
