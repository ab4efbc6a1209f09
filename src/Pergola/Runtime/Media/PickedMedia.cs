using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.View;

namespace Pergola.Runtime.Media;

/// <summary>Lets the user pick, and puts what was picked among the temporary files.</summary>
internal static class PickedMedia
{
    /// <summary>Picks files. One picture is asked of the album, more or others of the files.</summary>
    /// <exception cref="OpenApiException">The user cancelled, or the superapp lends no such device.</exception>
    public static async Task<IReadOnlyList<ChosenFile>> PickAsync(IMiniApp app, int pageId, FileWish wish, CancellationToken cancellationToken)
    {
        var (album, files) = (app.Devices.Album, app.Devices.Files);
        // The album knows pictures alone, one at a time; a picker of files knows everything, and no camera need be behind it.
        if (album is not null && wish.Kind is FileKind.Image or FileKind.Media && (wish.Most == 1 || wish.FromCamera || files is null))
        {
            var picture = await album!.PickAsync(app, pageId, wish.FromCamera ? ImageSource.Camera : ImageSource.Album, cancellationToken).ConfigureAwait(false) ?? throw OpenApiErrors.Cancel();
            return [new ChosenFile("", picture.Bytes, picture.ContentType)];
        }

        var device = files ?? throw OpenApiErrors.NoDevice(wish.Kind is FileKind.Image ? "album" : "file");
        var chosen = await device.ChooseAsync(app, pageId, wish, cancellationToken).ConfigureAwait(false);
        return chosen.Count == 0 ? throw OpenApiErrors.Cancel() : [.. chosen.Take(wish.Most)];
    }

    /// <summary>Keeps a picked file as a temporary one.</summary>
    public static string Keep(IMiniApp app, ChosenFile file)
    {
        var extension = ViewResourceTypes.ExtensionOf(file.ContentType) ?? Path.GetExtension(file.Name).TrimStart('.');
        return app.Files.AddTemporary(file.Bytes.Span, extension.Length is > 0 and <= 8 && extension.All(char.IsAsciiLetterOrDigit) ? extension : "dat");
    }

    /// <summary>Whether something new is to be taken: only where the album was not offered.</summary>
    public static bool FromCamera(IReadOnlyList<string>? sources) => sources is { Count: > 0 } && sources.Contains("camera") && !sources.Contains("album");
}
