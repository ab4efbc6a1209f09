using System.Globalization;
using Pergola.Dispatch;

namespace Pergola.Simulator.Reference;

/// <summary>Writes the page of one open API.</summary>
internal static class ReferencePageWriter
{
    private static readonly ApiLevel[] Levels = [ApiLevel.V1, ApiLevel.V2, ApiLevel.V3];

    /// <summary>The page as Markdown.</summary>
    public static string Write(ApiDoc doc)
    {
        var page = new MarkdownPage();
        page.Paragraph($"# wx.{doc.Name}");
        page.Paragraph(doc.Summary);
        page.Paragraph(doc.Remarks);
        page.Table(["", ""], Facts(doc));
        page.Paragraph("## Parameters");
        AddParams(page, doc);
        page.Paragraph("## Result");
        AddResult(page, doc);
        page.Paragraph("## Failures");
        AddFailures(page, ApiFailures.Of(doc), doc.Name);
        if (doc.Api.ErrCode is not null)
            page.Paragraph("Each failure has an `errCode` beside `errno`: the API's own number of the reason.");
        page.Paragraph("Failures that every API can have are on the [first page](../index.md#failures-of-every-api).");
        return page.ToString();
    }

    /// <summary>The table of the parameters, or a sentence.</summary>
    public static void AddParams(MarkdownPage page, ApiDoc doc) => page.Table(
        ["name", "type", "required", "default", "meaning"],
        doc.Params.Select(field => (string[])
        [
            MarkdownPage.Code(field.Path),
            MarkdownPage.Code(field.Type),
            field.IsRequired ? "yes" : field.IsRequiredByWeChat ? "by the profile `WeChat`" : "no",
            MarkdownPage.Code(field.Default),
            field.Meaning,
        ]),
        doc.Api.Shape == CallShape.Sync ? "None." : "None but the callbacks.");

    /// <summary>The table of failures.</summary>
    public static void AddFailures(MarkdownPage page, IEnumerable<FailureDoc> failures, string name) => page.Table(
        ["errMsg", "errno", "when"],
        failures.Select(failure => (string[])
        [
            $"`{name}:fail {failure.Reason}`",
            failure.Errno?.ToString(CultureInfo.InvariantCulture) ?? "its own",
            failure.When,
        ]),
        "None of its own.");

    private static IEnumerable<string[]> Facts(ApiDoc doc)
    {
        var api = doc.Api;
        yield return ["call", ReferenceWords.Shape(api)];
        yield return ["since", $"SDK {api.Since}"];
        if (Levels.Select(l => WhoAnswers.Words(api, l)).Distinct(StringComparer.Ordinal).Count() == 1)
        {
            yield return ["answered by", $"{WhoAnswers.Words(api, ApiLevel.V1)}, at every level"];
        }
        else
        {
            foreach (var level in Levels)
                yield return [$"answered at {ApiLevels.Name(level)} by", WhoAnswers.Words(api, level)];
        }

        yield return ["consent", ReferenceWords.Consent(api)];
        yield return ["gesture", ReferenceWords.Gesture(api)];
        if (api.Secrets.Count > 0)
            yield return ["never in a log", string.Join(", ", api.Secrets.Select(MarkdownPage.Code))];
        yield return ["source", doc.Source.Length > 0 ? doc.Source : "none: the SDK's own"];
    }

    private static void AddResult(MarkdownPage page, ApiDoc doc)
    {
        if (doc.Result.Count == 0)
        {
            page.Paragraph(doc.Api is IHostedApi ? "`errMsg`, `errno`, and what the superapp adds." : doc.Api.Shape == CallShape.Sync ? "Nothing." : "`errMsg` and `errno` alone.");
            return;
        }

        if (doc.Api.Shape == CallShape.Sync)
            page.Paragraph(doc.Api.Returns is { } field ? $"The call gives `{field}` back; a failure is thrown." : "The call gives this object back; a failure is thrown.");
        page.Table(
            ["field", "type", "always there", "meaning"],
            doc.Result.Select(field => (string[])[MarkdownPage.Code(field.Path), MarkdownPage.Code(field.Type), field.IsRequired ? "yes" : "no", field.Meaning]));
        if (doc.Api is IHostedApi)
            page.Paragraph("A superapp may add fields of its own; they reach the mini program as they are.");
    }
}
