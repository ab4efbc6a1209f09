using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>readCompressedFile</c> takes.</summary>
/// <param name="FilePath">A path of the program: of its package, <c>wxfile://tmp/NAME</c>, <c>wxfile://store_NAME</c> or <c>wxfile://usr/...</c>.</param>
/// <param name="CompressionAlgorithm"><c>br</c>: Brotli.</param>
public sealed record ReadCompressedFileParams(string FilePath, string CompressionAlgorithm);

/// <summary>What <c>readCompressedFile</c> answers.</summary>
/// <param name="Data">An ArrayBuffer.</param>
public sealed record ReadCompressedFileResult(JsonElement Data) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReadCompressedFileParams))]
[JsonSerializable(typeof(ReadCompressedFileResult))]
internal sealed partial class ReadCompressedFileJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Reads a packed file, unpacked (<c>FileSystemManager.readCompressedFile</c>).</summary>
    public static SdkApi<ReadCompressedFileParams, ReadCompressedFileResult> ReadCompressedFile { get; } = FileApi.Method("readCompressedFile", ReadCompressedFileJson.Default.ReadCompressedFileParams, ReadCompressedFileJson.Default.ReadCompressedFileResult,
        static call => call.Params.CompressionAlgorithm == "br"
            ? new ReadCompressedFileResult(FileContent.ToBuffer(call.MiniApp.Files.Tree.ReadBrotli(call.Params.FilePath)))
            : throw FileErrors.Invalid("compressionAlgorithm is br"));

    /// <summary>As <see cref="ReadCompressedFile"/>, at once.</summary>
    public static SdkApi<ReadCompressedFileParams, ReadCompressedFileResult> ReadCompressedFileSync { get; } = FileApi.Sync(ReadCompressedFile, "data");
}
