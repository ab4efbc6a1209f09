using System.Text.Json.Serialization;
using Pergola.Consent;
using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.chooseAvatar</c> answers. At v1 a host may answer anything, so even the URL can be absent.</summary>
/// <param name="AvatarUrl">
/// The user's avatar in the superapp as an <c>https:</c> URL (empty when the user has none), or a picture from album or camera as a temporary
/// file, <c>wxfile://tmp/NAME</c>.
/// </param>
public sealed record ChooseAvatarResult(string? AvatarUrl = null) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChooseAvatarResult))]
internal sealed partial class ChooseAvatarJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>Lets the user choose an avatar: that of the superapp, one from the album, or a new photo (documents: Android and iOS open APIs, "wx.chooseAvatar").</summary>
    public static OpenApi<NoParams, ChooseAvatarResult> ChooseAvatar { get; } = new("chooseAvatar", SharedJson.Default.NoParams, ChooseAvatarJson.Default.ChooseAvatarResult)
    {
        Since = new(2, 1, 0),
        Consent = ConsentRule.AskEveryTime("scope.chooseAvatar", denied: "cancel"),
        Gesture = Gesture.Needed,
        AuthScope = "SCOPE_AVATAR",
        Secrets = ["avatarUrl"],
        Choices = ["host", "album", "camera"],
        Host = static (host, call, ct) => host.ChooseAvatarAsync(call, ct),
        HostPreview = static user => new() { Image = string.IsNullOrEmpty(user.AvatarUrl) ? null : user.AvatarUrl },
        Preview = static async (platform, user, call, ct) =>
        {
            var url = await platform.GetAvatarAsync(call.AppId, user, ct).ConfigureAwait(false);
            return new ConsentPreview(Ticket: url) { Image = url.Length > 0 ? url : null };
        },
        // The very URL that the user saw and chose.
        Default = static (_, _, call, _) => Task.FromResult(new ChooseAvatarResult(call.Consent!.Preview!.Ticket)),
        Own = static async (call, grant, ct) =>
        {
            var album = call.MiniApp.Devices.Album ?? throw OpenApiErrors.NoDevice("album");
            var source = grant.Choice == "camera" ? ImageSource.Camera : ImageSource.Album;
            var picture = await album.PickAsync(call.MiniApp, call.PageId, source, ct).ConfigureAwait(false) ?? throw OpenApiErrors.Cancel();
            return new(call.MiniApp.Files.AddTemporary(picture.Bytes.Span, AvatarExtension(picture.ContentType)));
        },
    };

    /// <summary>The file's extension, by which the view knows what it shows.</summary>
    private static string AvatarExtension(string contentType) => contentType.ToLowerInvariant() switch
    {
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "image/bmp" => "bmp",
        "image/avif" => "avif",
        _ => throw new OpenApiException("the picture is of a type that cannot be shown: take a PNG, JPEG, GIF, WebP, BMP or AVIF", OpenApiErrors.SystemErrno),
    };
}

public abstract partial class MiniOpenApiProxy
{
    /// <summary>Answers <c>wx.chooseAvatar</c> at v1, when the user chose the superapp's avatar.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    public virtual Task<ChooseAvatarResult> ChooseAvatarAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => NotServed<ChooseAvatarResult>();
}
