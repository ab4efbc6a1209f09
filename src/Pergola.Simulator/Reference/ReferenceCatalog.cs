using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;
using Pergola.Dispatch;
using Pergola.Runtime.WxApis;

namespace Pergola.Simulator.Reference;

/// <summary>The whole catalogue with its sentences: what the reference pages, the typings and the panel are written from.</summary>
internal sealed partial class ReferenceCatalog
{
    private ReferenceCatalog(IEnumerable<ApiDoc> apis, XmlSummaries summaries)
    {
        Apis = [.. apis.OrderBy(a => a.Name, StringComparer.Ordinal)];
        Summaries = summaries;
    }

    /// <summary>All APIs, by name.</summary>
    public IReadOnlyList<ApiDoc> Apis { get; }

    /// <summary>The sentences of the SDK.</summary>
    public XmlSummaries Summaries { get; }

    /// <summary>The documents' open APIs by chapter, or the other APIs.</summary>
    public IEnumerable<IGrouping<string, ApiDoc>> Chapters(bool openApis) =>
        Apis.Where(a => a.IsOpenApi == openApis).GroupBy(a => a.Chapter, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal);

    /// <summary>Reads the SDK's own APIs.</summary>
    public static ReferenceCatalog Load() => Load([]);

    /// <summary>Reads the SDK's own APIs, and those that a superapp added: of them the declarations alone.</summary>
    public static ReferenceCatalog Load(IEnumerable<WxApi> further)
    {
        var summaries = XmlSummaries.Beside(typeof(OpenApis).Assembly);
        var own = further.Select(api => Document(api, true, "", "", "", "", summaries));
        return new([.. Declared(typeof(OpenApis), true, summaries), .. Declared(typeof(WxApis), false, summaries), .. own], summaries);
    }

    private static IEnumerable<ApiDoc> Declared(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.NonPublicProperties)] Type declarations, bool areOpenApis, XmlSummaries summaries)
    {
        foreach (var property in declarations.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        {
            // What only an object of the logic reaches is no name below wx.
            if (property.GetValue(null) is not WxApi { IsHidden: false } api)
                continue;
            var (summary, source) = Split(summaries.Summary(property));
            yield return Document(api, areOpenApis, ApiChapters.Of(property.Name), summary, source, summaries.Remarks(property), summaries);
        }
    }

    private static ApiDoc Document(WxApi api, bool isOpenApi, string chapter, string summary, string source, string remarks, XmlSummaries summaries)
    {
        var fields = new FieldReader(summaries, api);
        return new(api, isOpenApi, chapter, summary, source, remarks) { Params = fields.Params(), Result = fields.Result() };
    }

    // The summaries hold "(document: mini program open APIs, "login")"; what no document has names another reference.
    private static (string Summary, string Source) Split(string text)
    {
        var source = SourceDocument().Match(text);
        if (!source.Success)
            return (text, "");
        var rest = text.Remove(source.Index, source.Length).Trim();
        return (rest.Replace(" .", ".", StringComparison.Ordinal).Replace(" ;", ";", StringComparison.Ordinal), source.Groups["source"].Value.Trim());
    }

    [GeneratedRegex(@"\s*\((documents?|reference): (?<source>[^()]*(\([^()]*\)[^()]*)*)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SourceDocument();
}
