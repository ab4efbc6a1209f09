using Pergola.Dispatch;
using Pergola.Simulator.Reference;

namespace Pergola.Simulator.Panels;

/// <summary>One API of the catalogue, as its panel shows it.</summary>
/// <param name="Doc">What is true of it.</param>
/// <param name="AnsweredBy">Who answers at the current level.</param>
/// <param name="Consent">How the current user stands to its scope.</param>
/// <param name="Use">How it was used so far.</param>
internal sealed record ApiEntry(ApiDoc Doc, CallAnswerer AnsweredBy, ApiConsent Consent, ApiUse Use)
{
    /// <summary>The scope that is asked for; null when none is, or when the call names it.</summary>
    public string? Scope => Doc.Api.Consent.Scope;

    /// <summary>The entries of a catalogue that match, by chapter; the documents' open APIs come first.</summary>
    public static IEnumerable<IGrouping<string, ApiEntry>> Find(ReferenceCatalog catalog, ApiLevel level, IReadOnlyDictionary<string, bool> answers, ApiUses uses, string? filter) => catalog.Apis
        .Select(doc => new ApiEntry(doc, WhoAnswers.At(doc.Api, level), ConsentOf(doc.Api.Consent, answers), uses.Of(doc.Name)))
        .Where(entry => string.IsNullOrWhiteSpace(filter) || entry.Matches(filter))
        .OrderBy(entry => entry.Doc.IsOpenApi ? 0 : 1)
        .ThenBy(entry => entry.Doc.Chapter, StringComparer.Ordinal)
        .GroupBy(entry => entry.Doc.Chapter, StringComparer.Ordinal);

    /// <summary>Whether each word is somewhere in the name, the chapter, the scope, the answerer or the sentence.</summary>
    public bool Matches(string filter) => filter
        .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .All(word => Has(Doc.Name, word) || Has(Doc.Chapter, word) || Has(Scope ?? "", word) || Has(AnsweredBy.ToString(), word) || Has(Doc.Summary, word));

    private static ApiConsent ConsentOf(ConsentRule rule, IReadOnlyDictionary<string, bool> answers) => rule switch
    {
        { IsAsked: false } => ApiConsent.None,
        { Scope: null } => ApiConsent.Named,
        { IsRemembered: false } => ApiConsent.EveryTime,
        { Scope: { } scope } => !answers.TryGetValue(scope, out var allowed) ? ApiConsent.NotAsked : allowed ? ApiConsent.Allowed : ApiConsent.Refused,
    };

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How a user stands to the scope of an API.</summary>
internal enum ApiConsent
{
    /// <summary>Nothing is asked.</summary>
    None,

    /// <summary>The call names the scope.</summary>
    Named,

    /// <summary>Asked at every call.</summary>
    EveryTime,

    /// <summary>Asked once, and not yet.</summary>
    NotAsked,

    /// <summary>The user allows it.</summary>
    Allowed,

    /// <summary>The user has refused it.</summary>
    Refused,
}
