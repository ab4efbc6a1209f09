using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>fstat</c> takes.</summary>
/// <param name="Fd">The descriptor.</param>
public sealed record FstatParams(string Fd);

/// <summary>What <c>fstat</c> answers.</summary>
/// <param name="Stats">What it is; the logic adds <c>isFile()</c> and <c>isDirectory()</c>.</param>
public sealed record FstatResult(FileStats Stats) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FstatParams))]
[JsonSerializable(typeof(FstatResult))]
internal sealed partial class FstatJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Describes an open file (<c>FileSystemManager.fstat</c>).</summary>
    public static SdkApi<FstatParams, FstatResult> Fstat { get; } = FileApi.Method("fstat", FstatJson.Default.FstatParams, FstatJson.Default.FstatResult,
        static call => new FstatResult(FileStats.Of(call.MiniApp.Files.Open.Stat(call.Params.Fd))));

    /// <summary>As <see cref="Fstat"/>, at once.</summary>
    public static SdkApi<FstatParams, FstatResult> FstatSync { get; } = FileApi.Sync(Fstat, "stats");
}
