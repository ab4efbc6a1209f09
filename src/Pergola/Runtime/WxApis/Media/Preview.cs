using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What is shown over the whole screen.</summary>
/// <param name="Source">An address or a path, which the shell loads through the host.</param>
/// <param name="Type"><c>image</c> or <c>video</c>.</param>
/// <param name="Poster">The picture of a video that does not play yet, or null.</param>
internal sealed record PreviewItem(string Source, string Type, string? Poster);

/// <summary>The question of kind <c>preview</c> (docs/view-protocol.md, section 4): the user looks, and closes it.</summary>
internal sealed record PreviewQuestion(IReadOnlyList<PreviewItem> Items, int Current);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PreviewQuestion))]
internal sealed partial class PreviewJson : JsonSerializerContext;

/// <summary>Shows pictures and videos. Nobody waits for their end.</summary>
internal static class Preview
{
    private const int Most = 500;

    public static void Show(IMiniApp app, int pageId, IReadOnlyList<PreviewItem> items, int current, CancellationToken cancellationToken)
    {
        // What lies far from the first one is not worth a message of any length.
        var skipped = items.Count > Most ? Math.Clamp(current - (Most / 2), 0, items.Count - Most) : 0;
        var question = new PreviewQuestion([.. items.Skip(skipped).Take(Most)], current - skipped);
        var shown = app.Ui.AskAsync(new UiQuestion("preview", pageId, JsonSerializer.SerializeToElement(question, PreviewJson.Default.PreviewQuestion)), cancellationToken);
        // How it ends, also by the program's stop, matters to nobody.
        _ = shown.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    public static int IndexOf(IReadOnlyList<string> urls, JsonElement? current) => current switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var index) => Math.Clamp(index, 0, urls.Count - 1),
        { ValueKind: JsonValueKind.String } text => Math.Max(0, urls.ToList().IndexOf(text.GetString()!)),
        _ => 0,
    };
}
