namespace Pergola.Runtime.View;

/// <summary>The view's side of a running mini program: what a carrier attaches to.</summary>
public interface IViewSession
{
    /// <summary>The user's language, such as <c>en</c> or <c>zh_CN</c>: the shell speaks it.</summary>
    string Language { get; }

    /// <summary>
    /// The carrier is open and has said <c>hello</c>. The session sends <c>reset</c>, then everything that is shown: bars, pages, operations, open questions.
    /// A session has one carrier at a time; a new one replaces the old.
    /// </summary>
    void Attach(IViewCarrier carrier);

    /// <summary>The carrier is gone. Means nothing when another one has replaced it.</summary>
    void Detach(IViewCarrier carrier);

    /// <summary>Takes one message of the shell or the view, in order; the next one waits until this one is done.</summary>
    /// <param name="message">One JSON object as UTF-8, well formed, not yet checked further. The memory is valid until the task is done.</param>
    /// <param name="cancellationToken">Ends with the carrier.</param>
    ValueTask ReceiveAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Opens what the program wants to show: an image, a font, a sound, a video.</summary>
    /// <param name="source">An absolute package path (<c>/images/a.png</c>, without <c>..</c>), or a URL (<c>http</c>, <c>https</c>, <c>wxfile</c>, <c>cloud</c>, <c>pergola-open-data</c>).</param>
    /// <param name="cancellationToken">Ends with the request.</param>
    /// <returns>The resource, or null when there is none or the program may not have it.</returns>
    ValueTask<ViewResource?> OpenResourceAsync(string source, CancellationToken cancellationToken);
}
