using Microsoft.Extensions.Logging;

namespace Pergola.Dispatch;

/// <summary>What the dispatcher writes to the superapp's log. Parameters and answers are never in it.</summary>
internal static partial class DispatchLog
{
    /// <summary>Hears a late failure of somebody whom nobody waits for any more.</summary>
    public static void Observe(ILogger logger, Task late) =>
        _ = late.ContinueWith(t => LateFailure(logger, t.Exception!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);

    [LoggerMessage(LogLevel.Error, "wx.{Name} of {AppId} failed at {Check} (answered by {AnsweredBy}); the mini program sees only \"internal error\".")]
    public static partial void CallFailed(ILogger logger, Exception exception, string name, string appId, CallCheck check, CallAnswerer answeredBy);

    [LoggerMessage(LogLevel.Error, "wx.{Name} is declared synchronous, but its answer was not there when it returned.")]
    public static partial void SyncNotDone(ILogger logger, string name);

    [LoggerMessage(LogLevel.Warning, "An answer failed after its call had timed out or was aborted.")]
    public static partial void LateFailure(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "MiniAppProxy.GetUserInfoAsync failed; the consent sheet stands without the user's picture and name.")]
    public static partial void NoHostPreview(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "A call log threw; the call itself is not affected.")]
    public static partial void LogThrew(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Information, "Open APIs that the superapp's proxy {Proxy} does not answer: at v1 {AtV1}; at every level {Always}; v3 {V3}.")]
    public static partial void NotOverridden(ILogger logger, string proxy, string atV1, string always, string v3);
}
