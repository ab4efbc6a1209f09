namespace Pergola.Devices;

/// <summary>Packs pictures anew (<c>wx.compressImage</c>). The SDK has no picture library of its own: a superapp brings the one that it uses already.</summary>
public interface IImageCodec
{
    /// <summary>Packs a picture anew.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="quality">0 to 100, for JPEG.</param>
    /// <param name="width">The new width in pixels; null: by the height, else as it is.</param>
    /// <param name="height">The new height in pixels; null: by the width, else as it is.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task<DeviceImage> CompressAsync(DeviceImage image, int quality, int? width, int? height, CancellationToken cancellationToken);
}
