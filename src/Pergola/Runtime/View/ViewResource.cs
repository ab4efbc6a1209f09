namespace Pergola.Runtime.View;

/// <summary>Something that a mini program shows.</summary>
/// <param name="Content">Its bytes; closed by the one who asked for it.</param>
/// <param name="ContentType">Its media type, such as <c>image/png</c>. A type that is no image, font, sound or video is not passed on.</param>
public sealed record ViewResource(Stream Content, string ContentType)
{
    /// <summary>Changes when the bytes change; null when that is not known, and then nothing is kept.</summary>
    public string? Version { get; init; }
}
