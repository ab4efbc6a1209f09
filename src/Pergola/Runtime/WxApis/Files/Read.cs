using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>read</c> takes.</summary>
/// <param name="Fd">The descriptor.</param>
/// <param name="Length">How many bytes at most.</param>
/// <param name="Position">Where to start; null: where the last reading ended.</param>
public sealed record ReadParams(string Fd, long Length = 0, long? Position = null);

/// <summary>What <c>read</c> answers.</summary>
/// <param name="BytesRead">How many bytes came.</param>
/// <param name="Data">The bytes; the logic puts them into the ArrayBuffer that the program gave.</param>
public sealed record ReadResult(int BytesRead, JsonElement Data) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReadParams))]
[JsonSerializable(typeof(ReadResult))]
internal sealed partial class ReadJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Reads from an open file (<c>FileSystemManager.read</c>).</summary>
    public static SdkApi<ReadParams, ReadResult> Read { get; } = FileApi.Method("read", ReadJson.Default.ReadParams, ReadJson.Default.ReadResult,
        static call =>
        {
            var bytes = call.MiniApp.Files.Open.Read(call.Params.Fd, call.Params.Length, call.Params.Position);
            return new ReadResult(bytes.Length, FileContent.ToBuffer(bytes));
        });

    /// <summary>As <see cref="Read"/>, at once.</summary>
    public static SdkApi<ReadParams, ReadResult> ReadSync { get; } = FileApi.Sync(Read, null);
}
