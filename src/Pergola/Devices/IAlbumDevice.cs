using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>The device's pictures: saved after the user allowed <c>scope.writePhotosAlbum</c>, picked by the user's own hand.</summary>
public interface IAlbumDevice
{
    /// <summary>Puts a picture into the album.</summary>
    /// <param name="app">The instance that saves.</param>
    /// <param name="image">The picture.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    /// <exception cref="Dispatch.OpenApiException">The album does not take it; <see cref="Dispatch.OpenApiErrors.Cancel"/> where the user cancelled.</exception>
    Task SaveAsync(IMiniApp app, DeviceImage image, CancellationToken cancellationToken);

    /// <summary>Puts a video into the album (<c>wx.saveVideoToPhotosAlbum</c>). A device that takes none needs not say so.</summary>
    /// <param name="app">The instance that saves.</param>
    /// <param name="video">The video; its type is such as <c>video/mp4</c>.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task SaveVideoAsync(IMiniApp app, ChosenFile video, CancellationToken cancellationToken) => throw Dispatch.OpenApiErrors.NoDevice("video album");

    /// <summary>Lets the user pick or take one picture.</summary>
    /// <param name="app">The instance that asks; its <see cref="IMiniApp.Ui"/> can draw the picker.</param>
    /// <param name="pageId">The page that asks.</param>
    /// <param name="source">Where from.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    /// <returns>The picture; null when the user cancelled.</returns>
    Task<DeviceImage?> PickAsync(IMiniApp app, int pageId, ImageSource source, CancellationToken cancellationToken);
}

/// <summary>Where a picture comes from.</summary>
public enum ImageSource
{
    /// <summary>The album.</summary>
    Album,

    /// <summary>The camera.</summary>
    Camera,
}

/// <summary>A picture.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="ContentType">Such as <c>image/png</c>.</param>
public sealed record DeviceImage(ReadOnlyMemory<byte> Bytes, string ContentType);
