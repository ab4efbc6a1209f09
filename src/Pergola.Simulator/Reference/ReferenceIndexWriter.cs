using Pergola.Dispatch;

namespace Pergola.Simulator.Reference;

/// <summary>Writes the reference's first page, and the page of the other <c>wx</c> APIs.</summary>
internal static class ReferenceIndexWriter
{
    /// <summary>The first page: every open API, by chapter.</summary>
    public static string Index(ReferenceCatalog catalog)
    {
        var page = new MarkdownPage();
        page.Paragraph("# Open APIs");
        page.Paragraph(
            """
            Every open API that a mini program can call, by the chapter of the documents. These pages and the typings in
            [pergola.d.ts](../../typings/pergola.d.ts) are written from the declarations in `src/Pergola/OpenApis`.
            The other `wx` APIs are on a [page of their own](other-apis.md); [the names below wx](wx-names.md) says of each documented name whether it is answered.
            """);
        foreach (var chapter in catalog.Chapters(openApis: true))
        {
            page.Paragraph($"## {ReferenceWords.Chapter(chapter.Key)}");
            page.Table(["API", "since", "v1", "v2", "v3", "consent", "gesture"], chapter.Select(Row));
        }

        page.Paragraph("## Failures of every API");
        ReferencePageWriter.AddFailures(page, ApiFailures.Everywhere, "name");
        return page.ToString();
    }

    /// <summary>The other APIs, with their parameters.</summary>
    public static string OtherApis(ReferenceCatalog catalog)
    {
        var page = new MarkdownPage();
        page.Paragraph("# Other wx APIs");
        page.Paragraph("The SDK answers these at every level. They ask for no consent and need no tap unless it is said.");
        foreach (var chapter in catalog.Chapters(openApis: false))
        {
            page.Paragraph($"## {ReferenceWords.Chapter(chapter.Key)}");
            foreach (var doc in chapter)
                Add(page, doc);
        }

        return page.ToString();
    }

    private static void Add(MarkdownPage page, ApiDoc doc)
    {
        page.Paragraph($"### wx.{doc.Name}");
        page.Paragraph(doc.Summary);
        if (doc.Api.Consent.IsAsked)
            page.Paragraph($"Consent: {ReferenceWords.Consent(doc.Api)}.");
        if (doc.Api.Gesture != Gesture.None)
            page.Paragraph($"Gesture: {ReferenceWords.Gesture(doc.Api)}.");
        if (doc.Params.Count > 0)
            ReferencePageWriter.AddParams(page, doc);
    }

    private static string[] Row(ApiDoc doc) =>
    [
        $"[{doc.Name}]({doc.Chapter}/{doc.Name}.md)",
        doc.Api.Since.ToString(),
        Who(doc.Api, ApiLevel.V1),
        Who(doc.Api, ApiLevel.V2),
        Who(doc.Api, ApiLevel.V3),
        Consent(doc.Api),
        doc.Api.Gesture switch { Gesture.Needed => "tap", Gesture.FocusNeeded => "tap or focus", _ => "-" },
    ];

    private static string Who(WxApi api, ApiLevel level) => WhoAnswers.At(api, level) switch
    {
        CallAnswerer.Host => "superapp",
        CallAnswerer.Platform => "platform",
        _ => "SDK",
    };

    private static string Consent(WxApi api) => api.Consent switch
    {
        { ScopeParameter: { } parameter } => $"the scope of `{parameter}`, once",
        { Scope: { } scope, IsRemembered: true } => $"`{scope}`, once",
        { Scope: { } scope } => $"`{scope}`, every time",
        _ => "-",
    };
}
