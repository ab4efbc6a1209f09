using System.Text.Json;
using Pergola.Runtime.View.Controls;

namespace Pergola.Runtime.WxApis;

/// <summary>Tells <c>task.onProgressUpdate</c>, once for each percent: a program must not be woken for every piece.</summary>
/// <param name="report">Tells the task.</param>
/// <param name="done">The name of what is done: <c>totalBytesWritten</c> or <c>totalBytesSent</c>.</param>
/// <param name="expected">The name of what is expected: <c>totalBytesExpectedToWrite</c> or <c>totalBytesExpectedToSend</c>.</param>
/// <param name="total">How many bytes are expected; null: nobody knows, and a report comes for each 256 KiB.</param>
internal sealed class TransferProgress(Action<string, JsonElement> report, string done, string expected, long? total)
{
    private const long Step = 1 << 18;

    private long _last = -1;

    public void Reach(long bytes)
    {
        var percent = total is > 0 ? Math.Min(100, bytes * 100 / total.Value) : 0;
        var mark = total is > 0 ? percent : bytes / Step;
        if (mark == _last) return;
        _last = mark;
        report("ProgressUpdate", ControlDetail.Of(writer =>
        {
            writer.WriteNumber("progress", percent);
            writer.WriteNumber(done, bytes);
            writer.WriteNumber(expected, total ?? 0);
        }));
    }
}
