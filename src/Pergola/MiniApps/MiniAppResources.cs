using Pergola.Dispatch;
using Pergola.Runtime.View;

namespace Pergola.MiniApps;

/// <summary>What a program's view may load: files of its package, its own files, and what its network gate lets through.</summary>
internal sealed class MiniAppResources(MiniAppPackage package, NetworkGate network, MiniAppFiles files)
{
    /// <summary>Opens the avatar of open-data by the id that the view was given.</summary>
    public required Func<string, CancellationToken, ValueTask<ViewResource?>> OpenAvatar { get; init; }

    public async ValueTask<ViewResource?> OpenAsync(string source, CancellationToken cancellationToken)
    {
        if (source.StartsWith(OpenDataAvatar.Prefix, StringComparison.Ordinal))
            return await OpenAvatar(source, cancellationToken).ConfigureAwait(false);
        if (source.StartsWith("wxfile://", StringComparison.Ordinal))
            return FromFiles(source);
        if (!source.StartsWith("http://", StringComparison.Ordinal) && !source.StartsWith("https://", StringComparison.Ordinal))
            return FromPackage(source);
        try
        {
            var answer = await network.FetchResourceAsync(source, cancellationToken).ConfigureAwait(false);
            return answer.StatusCode == 200 ? new ViewResource(new MemoryStream(answer.Body, writable: false), answer.ContentType) : null;
        }
        catch (OpenApiException)
        {
            // Not of an allowed origin, or not there: the view shows the picture as broken, as in WeChat.
            return null;
        }
    }

    private ViewResource? FromFiles(string path) =>
        ViewResourceTypes.OfPath(path) is { } type && files.TryReadLocal(path) is { } bytes ? new ViewResource(new MemoryStream(bytes, writable: false), type) : null;

    private ViewResource? FromPackage(string path) =>
        ViewResourceTypes.OfPath(path) is { } type && package.TryReadBytes(path) is { } bytes ? new ViewResource(new MemoryStream(bytes, writable: false), type) : null;
}
