using System.Runtime.CompilerServices;
using Pergola.Testing;

namespace Pergola.Conformance.Tests;

/// <summary>The tests of this project open broken programs on purpose, and look at the errors that they expect.</summary>
internal static class LookedAtErrors
{
    [ModuleInitializer]
    internal static void DoNotFail() => TestMiniAppOptions.ErrorsFailByDefault = false;
}
