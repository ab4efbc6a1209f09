using System.Globalization;
using System.Resources;
using System.Text;
using Pergola.MiniApps;

namespace Pergola.Consent;

/// <summary>The SDK's own words on a consent sheet, in the user's language.</summary>
internal static class ConsentTexts
{
    private const int MostShown = 200;

    private static readonly ResourceManager s_texts = new("Pergola.Consent.ConsentTexts", typeof(ConsentTexts).Assembly);

    /// <summary>The question for a scope.</summary>
    public static string Title(string scope, string language) =>
        Find("title." + scope, language) ?? string.Format(CultureInfo.InvariantCulture, Find("title", language)!, scope);

    /// <summary>A scope as the settings page names it; without a name of its own, the scope itself.</summary>
    public static string Setting(string scope, string language) => Find("setting." + scope, language) ?? scope;

    /// <summary>The settings page's name for subscription messages.</summary>
    public static string Messages(string language) => Find("setting.messages", language)!;

    /// <summary>The question for subscription messages.</summary>
    public static string Subscribe(string language) => Find("title.subscribe", language)!;

    /// <summary>The words beside the tick that keeps the answer.</summary>
    public static string Always(string language) => Find("always", language)!;

    /// <summary>The language of what the SDK asks: the host's word, else the device's.</summary>
    public static string LanguageOf(IMiniApp app) => app.Host.GetLocale(app.Context) ?? app.Device.Language;

    /// <summary>What the user is told when a program has put a text on the clipboard.</summary>
    public static string Copied(string language) => Find("copied", language)!;

    /// <summary>The button that allows.</summary>
    public static string Allow(string language) => Find("allow", language)!;

    /// <summary>The button that refuses.</summary>
    public static string Deny(string language) => Find("deny", language)!;

    /// <summary>Any other words by their name.</summary>
    public static string Of(string name, string language) => Find(name, language)!;

    /// <summary>One of the things that the user may choose for a scope.</summary>
    public static string Choice(string scope, string choice, string language) => Find($"choice.{scope}.{choice}", language) ?? choice;

    /// <summary>A mini program's own words, fit to stand on a sheet: on one line, without characters that hide or turn text round, and not long.</summary>
    public static string? Shown(string? purpose)
    {
        if (purpose is null) return null;
        var text = new StringBuilder();
        foreach (var rune in purpose.EnumerateRunes())
        {
            if (text.Length >= MostShown) return text.Append('…').ToString();
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control) text.Append(' ');
            else if (category is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse)) text.Append(rune.ToString());
        }

        return text.ToString().Trim() is { Length: > 0 } shown ? shown : null;
    }

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
