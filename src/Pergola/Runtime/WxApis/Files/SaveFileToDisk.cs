using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.saveFileToDisk</c> takes.</summary>
/// <param name="FilePath">A path of the program.</param>
public sealed record SaveFileToDiskParams(string FilePath);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SaveFileToDiskParams))]
internal sealed partial class SaveFileToDiskJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Gives a file to the user, who says where it goes (<see cref="IFileDevice.SaveAsync"/>).</summary>
    public static SdkApi<SaveFileToDiskParams, OpenApiResult> SaveFileToDisk { get; } = new("saveFileToDisk", SaveFileToDiskJson.Default.SaveFileToDiskParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Files ?? throw OpenApiErrors.NoDevice("file");
            var bytes = call.MiniApp.Files.TryReadLocal(call.Params.FilePath) ?? throw new OpenApiException("file doesn't exist", OpenApiErrors.SystemErrno);
            await device.SaveAsync(call.MiniApp, new NamedFile(Path.GetFileName(call.Params.FilePath), bytes), cancellationToken);
            return new OpenApiResult();
        },
    };
}
