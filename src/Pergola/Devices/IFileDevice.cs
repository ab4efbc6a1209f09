using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>The files of the user's device, and what opens them. Each part may be left out: the APIs behind it then fail <c>not supported</c>.</summary>
public interface IFileDevice
{
    /// <summary>Lets the user pick files by the user's own hand (<c>wx.chooseMessageFile</c>, <c>wx.chooseVideo</c>, <c>wx.chooseMedia</c> with videos, <c>wx.chooseImage</c> with several).</summary>
    /// <param name="app">The instance that asks; its <see cref="IMiniApp.Ui"/> can draw the picker.</param>
    /// <param name="pageId">The page that asks.</param>
    /// <param name="wish">What may be picked.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    /// <returns>The files, never more than were asked for; none when the user cancelled.</returns>
    Task<IReadOnlyList<ChosenFile>> ChooseAsync(IMiniApp app, int pageId, FileWish wish, CancellationToken cancellationToken) => throw OpenApiErrors.NoDevice("file");

    /// <summary>Shows a document with whatever the device has for it (<c>wx.openDocument</c>).</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task OpenAsync(IMiniApp app, NamedFile document, CancellationToken cancellationToken) => throw OpenApiErrors.NoDevice("document");

    /// <summary>Gives a file to the user, who says where it goes (<c>wx.saveFileToDisk</c>).</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task SaveAsync(IMiniApp app, NamedFile file, CancellationToken cancellationToken) => throw OpenApiErrors.NoDevice("file");
}

/// <summary>What the user may pick.</summary>
/// <param name="Kind">Which kinds of files.</param>
/// <param name="Most">How many at most.</param>
/// <param name="FromCamera">Whether something new is taken with the camera.</param>
/// <param name="Extensions">The extensions that may be picked, without the dot; empty: all of the kind.</param>
public sealed record FileWish(FileKind Kind, int Most, bool FromCamera, IReadOnlyList<string> Extensions);

/// <summary>Kinds of files.</summary>
public enum FileKind
{
    /// <summary>All of them.</summary>
    Any,

    /// <summary>Pictures.</summary>
    Image,

    /// <summary>Videos.</summary>
    Video,

    /// <summary>Pictures and videos.</summary>
    Media,

    /// <summary>Everything but pictures and videos.</summary>
    Other,
}

/// <summary>A file that the user picked.</summary>
/// <param name="Name">Its name on the device, without folders.</param>
/// <param name="Bytes">What is in it.</param>
/// <param name="ContentType">Such as <c>image/png</c>.</param>
public sealed record ChosenFile(string Name, ReadOnlyMemory<byte> Bytes, string ContentType)
{
    /// <summary>How long a video lasts; zero where nobody knows.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>A video's width; 0 where nobody knows.</summary>
    public int Width { get; init; }

    /// <summary>A video's height; 0 where nobody knows.</summary>
    public int Height { get; init; }

    /// <summary>A picture of a video; null where there is none.</summary>
    public DeviceImage? Thumbnail { get; init; }

    /// <summary>When it was sent or changed; null where nobody knows.</summary>
    public DateTimeOffset? Time { get; init; }
}

/// <summary>A file of the program with a name that a person may see.</summary>
/// <param name="Name">Its name, without folders.</param>
/// <param name="Bytes">What is in it.</param>
public sealed record NamedFile(string Name, ReadOnlyMemory<byte> Bytes);
