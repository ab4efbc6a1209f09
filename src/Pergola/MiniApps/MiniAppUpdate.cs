namespace Pergola.MiniApps;

/// <summary>A newer version of a mini program, as the superapp knows it (<see cref="MiniAppProxy.FindUpdateAsync"/>).</summary>
/// <param name="App">The registry's record of the newer version.</param>
/// <param name="OpenAsync">
/// Gets its package; a failure is told to the program as <c>onUpdateFailed</c>. The package is disposed when the instance that runs it ends, or when
/// it is never run.
/// </param>
public sealed record MiniAppUpdate(MiniAppInfo App, Func<CancellationToken, Task<MiniAppPackage>> OpenAsync);
