using System.Text.Json.Serialization;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.Runtime.Media;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.chooseMessageFile</c> takes.</summary>
/// <param name="Count">How many at most, up to 100.</param>
/// <param name="Type"><c>all</c>, <c>video</c>, <c>image</c> or <c>file</c>.</param>
/// <param name="Extension">For <c>file</c>: the extensions that may be picked.</param>
public sealed record ChooseMessageFileParams(double Count, string Type = "all", IReadOnlyList<string>? Extension = null);

/// <summary>A file that was picked.</summary>
/// <param name="Path">The temporary file.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Name">Its name on the device.</param>
/// <param name="Type"><c>video</c>, <c>image</c> or <c>file</c>.</param>
/// <param name="Time">When it was sent, in seconds since 1970; 0 where nobody knows.</param>
public sealed record ChosenMessageFile(string Path, long Size, string Name, string Type, long Time);

/// <summary>What <c>wx.chooseMessageFile</c> answers.</summary>
/// <param name="TempFiles">What was picked.</param>
public sealed record ChooseMessageFileResult(IReadOnlyList<ChosenMessageFile> TempFiles) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChooseMessageFileParams))]
[JsonSerializable(typeof(ChooseMessageFileResult))]
internal sealed partial class ChooseMessageFileJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Lets the user pick files of the superapp's chats, or of whatever the superapp offers (<see cref="IFileDevice.ChooseAsync"/>). Picking is the consent.</summary>
    public static SdkApi<ChooseMessageFileParams, ChooseMessageFileResult> ChooseMessageFile { get; } =
        new("chooseMessageFile", ChooseMessageFileJson.Default.ChooseMessageFileParams, ChooseMessageFileJson.Default.ChooseMessageFileResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            Options = new Dictionary<string, IReadOnlyList<string>> { ["type"] = ["all", "video", "image", "file"] },
            Validate = static parameters => parameters.Type is not ("all" or "video" or "image" or "file") ? "invalid type: it is all, video, image or file" : null,
            Answer = static async (call, cancellationToken) =>
            {
                var kind = call.Params.Type switch { "video" => FileKind.Video, "image" => FileKind.Image, "file" => FileKind.Other, _ => FileKind.Any };
                var extensions = call.Params.Type == "file" ? (call.Params.Extension ?? []).Select(static extension => extension.TrimStart('.').ToLowerInvariant()).Where(static extension => extension.Length > 0) : [];
                var wish = new FileWish(kind, (int)Math.Clamp(call.Params.Count, 1, 100), FromCamera: false, [.. extensions]);
                var device = call.MiniApp.Devices.Files ?? throw OpenApiErrors.NoDevice("file");
                var chosen = await device.ChooseAsync(call.MiniApp, call.PageId, wish, cancellationToken);
                if (chosen.Count == 0) throw OpenApiErrors.Cancel();
                return new ChooseMessageFileResult([.. chosen.Take(wish.Most).Select(file => new ChosenMessageFile(
                    PickedMedia.Keep(call.MiniApp, file), file.Bytes.Length, file.Name, KindName(file.ContentType), file.Time?.ToUnixTimeSeconds() ?? 0))]);
            },
        };

    private static string KindName(string contentType) =>
        contentType.StartsWith("image/", StringComparison.OrdinalIgnoreCase) ? "image" : contentType.StartsWith("video/", StringComparison.OrdinalIgnoreCase) ? "video" : "file";
}
