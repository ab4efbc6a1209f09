using System.Runtime.CompilerServices;
using Pergola.JavaScriptCore.Isolation;

namespace Pergola.Simulator.Tests;

/// <summary>The sample superapp runs mini programs in child processes: here, this test program started again.</summary>
internal static class Children
{
    [ModuleInitializer]
    internal static void RunIfChild() => MiniAppProcess.RunIfChild();
}
