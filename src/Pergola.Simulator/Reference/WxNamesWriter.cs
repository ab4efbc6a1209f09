using Pergola.Dispatch;
using Pergola.Runtime.WxApis;

namespace Pergola.Simulator.Reference;

/// <summary>Writes the page that says of every name below <c>wx</c> that WeChat documents whether it is answered.</summary>
internal static class WxNamesWriter
{
    private static readonly (DocumentedKind Kind, string Title, string Failure)[] Kinds =
    [
        (DocumentedKind.Callback, "With callbacks or a promise", "fail `name:fail not supported`"),
        (DocumentedKind.Task, "With a task", "fail `name:fail not supported`; the task's own methods do nothing"),
        (DocumentedKind.Sync, "With an answer at once", "throw `name:fail not supported`"),
        (DocumentedKind.Factory, "That make an object", "give an object whose methods fail"),
        (DocumentedKind.Event, "Events", "take a listener that is never called"),
    ];

    /// <summary>The page as Markdown.</summary>
    public static string Write(ReferenceCatalog catalog)
    {
        var declared = catalog.Apis.Select(static api => api.Name).ToHashSet(StringComparer.Ordinal);
        var page = new MarkdownPage();
        page.Paragraph("# The names below wx");
        page.Paragraph(
            $"""
            WeChat documents {DocumentedWxNames.All.Count} names below `wx`. Each of them is here: answered, or not supported. What is not supported fails as its
            kind does, and is reported once to the host's observer (`pergola check` lists it), so that nothing is silent. A name that nobody documents is undefined.
            """);
        foreach (var (kind, title, failure) in Kinds)
            Add(page, title, failure, [.. DocumentedWxNames.All.Where(entry => entry.Value == kind).Select(static entry => entry.Key).Order(StringComparer.Ordinal)], declared);
        return page.ToString();
    }

    private static void Add(MarkdownPage page, string title, string failure, string[] names, HashSet<string> declared)
    {
        var answered = names.Where(name => IsAnswered(name, declared)).ToArray();
        var rest = names.Except(answered).ToArray();
        page.Paragraph($"## {title}");
        page.Paragraph($"Answered ({answered.Length}): {Names(answered)}");
        page.Paragraph($"Not supported ({rest.Length}); they {failure}: {Names(rest)}");
    }

    private static bool IsAnswered(string name, HashSet<string> declared) =>
        declared.Contains(name) || UsableNames.IsOfLogic(name) || WxEvents.Answered.Contains(name);

    private static string Names(string[] names) => names.Length == 0 ? "none." : string.Join(", ", names.Select(MarkdownPage.Code)) + ".";
}
