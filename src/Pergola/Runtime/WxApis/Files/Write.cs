using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>write</c> takes.</summary>
/// <param name="Fd">The descriptor.</param>
/// <param name="Data">A text, or an ArrayBuffer of which the logic has cut out what is to be written.</param>
/// <param name="Encoding">Of a text: <c>utf8</c>, <c>base64</c>, <c>hex</c>, <c>ascii</c>, <c>latin1</c>, <c>binary</c>, <c>ucs2</c> or <c>utf16le</c>.</param>
/// <param name="Position">Where to start; null: where the last writing ended.</param>
public sealed record WriteParams(string Fd, JsonElement Data, string? Encoding = "utf8", long? Position = null);

/// <summary>What <c>write</c> answers.</summary>
/// <param name="BytesWritten">How many bytes were written.</param>
public sealed record WriteResult(int BytesWritten) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WriteParams))]
[JsonSerializable(typeof(WriteResult))]
internal sealed partial class WriteJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Writes to an open file (<c>FileSystemManager.write</c>).</summary>
    public static SdkApi<WriteParams, WriteResult> Write { get; } = FileApi.Method("write", WriteJson.Default.WriteParams, WriteJson.Default.WriteResult,
        static call =>
        {
            var bytes = FileContent.ToBytes(call.Params.Data, call.Params.Encoding);
            call.MiniApp.Files.Open.Write(call.Params.Fd, bytes, call.Params.Position);
            return new WriteResult(bytes.Length);
        });

    /// <summary>As <see cref="Write"/>, at once.</summary>
    public static SdkApi<WriteParams, WriteResult> WriteSync { get; } = FileApi.Sync(Write, null);
}
