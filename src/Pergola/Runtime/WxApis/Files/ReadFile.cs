using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>readFile</c> takes.</summary>
/// <param name="FilePath">A path of the program: of its package, <c>wxfile://tmp/NAME</c>, <c>wxfile://store_NAME</c> or <c>wxfile://usr/...</c>.</param>
/// <param name="Encoding"><c>utf8</c>, <c>base64</c>, <c>hex</c>, <c>ascii</c>, <c>latin1</c>, <c>binary</c>, <c>ucs2</c> or <c>utf16le</c>; null: the answer is an ArrayBuffer.</param>
/// <param name="Position">Where to start, in bytes.</param>
/// <param name="Length">How many bytes.</param>
public sealed record ReadFileParams(string FilePath, string? Encoding = null, double? Position = null, double? Length = null);

/// <summary>What <c>readFile</c> answers.</summary>
/// <param name="Data">A text or an ArrayBuffer.</param>
public sealed record ReadFileResult(JsonElement Data) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReadFileParams))]
[JsonSerializable(typeof(ReadFileResult))]
internal sealed partial class ReadFileJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Reads a file (<c>FileSystemManager.readFile</c>).</summary>
    public static SdkApi<ReadFileParams, ReadFileResult> ReadFile { get; } = FileApi.Method("readFile", ReadFileJson.Default.ReadFileParams, ReadFileJson.Default.ReadFileResult,
        static call => new ReadFileResult(FileContent.ToData(call.MiniApp.Files.Tree.Read(call.Params.FilePath, call.Params.Position, call.Params.Length), call.Params.Encoding)));

    /// <summary>As <see cref="ReadFile"/>, at once.</summary>
    public static SdkApi<ReadFileParams, ReadFileResult> ReadFileSync { get; } = FileApi.Sync(ReadFile, "data", "filePath", "encoding", "position", "length");
}
