using System.Globalization;
using System.Resources;

namespace Pergola.Consent;

/// <summary>The SDK's own words on a consent sheet, in the user's language.</summary>
internal static class ConsentTexts
{
    private static readonly ResourceManager s_texts = new("Pergola.Consent.ConsentTexts", typeof(ConsentTexts).Assembly);

    /// <summary>The question for a scope.</summary>
    public static string Title(string scope, string language) =>
        Find("title." + scope, language) ?? string.Format(CultureInfo.InvariantCulture, Find("title", language)!, scope);

    /// <summary>The button that allows.</summary>
    public static string Allow(string language) => Find("allow", language)!;

    /// <summary>The button that refuses.</summary>
    public static string Deny(string language) => Find("deny", language)!;

    private static string? Find(string name, string language) => s_texts.GetString(name, Culture(language));

    // WeChat writes zh_CN. A language that the system does not know gets the neutral texts.
    private static CultureInfo Culture(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language.Replace('_', '-'));
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
