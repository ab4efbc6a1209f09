using System.Text.Json;
using Pergola.MiniApps.Network;
using Pergola.Runtime.View.Controls;

namespace Pergola.Runtime.WxApis;

/// <summary>What requests, uploads and downloads have in common.</summary>
internal static class NetworkCall
{
    /// <summary>The call's own time limit, in milliseconds, else the program's.</summary>
    public static TimeSpan Timeout(double? given, TimeSpan ofProgram) => given is > 0 and <= 600_000 and var milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : ofProgram;

    /// <summary>Tells <c>task.onHeadersReceived</c>.</summary>
    public static void ReportHeaders(Action<string, JsonElement> report, NetworkResponse head) => report("HeadersReceived", ControlDetail.Of(writer =>
    {
        writer.WriteStartObject("header");
        foreach (var (name, value) in head.Headers) writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteNumber("statusCode", head.StatusCode);
        writer.WriteStartArray("cookies");
        foreach (var cookie in head.Cookies) writer.WriteStringValue(cookie);
        writer.WriteEndArray();
    }));
}
