using System.Text.RegularExpressions;

namespace Pergola.Platform.Messages;

/// <summary>What a field of a template may hold, by the kind that its name begins with (<c>thing1</c> is a <c>thing</c>): WeChat's table.</summary>
/// <remarks><c>Most</c>: characters, as people count them. <c>Form</c>: what it must look like.</remarks>
internal sealed record FieldKind(string Name, int Most, Regex? Form, string What);

/// <summary>The table, and the kind of a field. Dates are also taken as ISO writes them, and phrases and names in any script: superapps speak many languages.</summary>
internal static partial class FieldKinds
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const int MostMilliseconds = 200;
    private const string Day = "([0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})";
    private const string Clock = "(([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?)";

    private static readonly FieldKind Other = new("", 32, null, "text");

    private static readonly FieldKind[] Table =
    [
        new("thing", 20, null, "text"),
        new("number", 32, Number(), "digits, with a decimal point if need be"),
        new("letter", 32, Letters(), "letters"),
        new("symbol", 5, Symbols(), "symbols"),
        new("character_string", 32, Visible(), "digits, letters and symbols"),
        new("time", 64, Time(), "a time of 24 hours, such as 15:01, with a date before it if need be; a span has ~ between its ends"),
        new("date", 64, Date(), "a date, such as 2026-01-31, with a time after it if need be; a span has ~ between its ends"),
        new("amount", 16, Amount(), "an amount of at most ten digits, with a currency sign before it if need be"),
        new("phone_number", 17, Phone(), "digits and symbols of a phone number"),
        new("car_number", 8, Car(), "a number plate"),
        new("name", 20, Name(), "at most 10 characters, or 20 Latin letters"),
        new("phrase", 5, Words(), "letters"),
    ];

    /// <summary>The kind of a field; one that the table does not know holds at most 32 characters.</summary>
    public static FieldKind Of(string field)
    {
        var kind = field.TrimEnd("0123456789".ToCharArray());
        return Array.Find(Table, row => row.Name == kind) ?? Other;
    }

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?\z", Plain, MostMilliseconds)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[A-Za-z]+\z", Plain, MostMilliseconds)]
    private static partial Regex Letters();

    [GeneratedRegex(@"^[\p{P}\p{S}]+\z", Plain, MostMilliseconds)]
    private static partial Regex Symbols();

    [GeneratedRegex(@"^[!-~]+\z", Plain, MostMilliseconds)]
    private static partial Regex Visible();

    [GeneratedRegex("^(" + Day + "[ T]?)?" + Clock + "( ?~ ?(" + Day + "[ T]?)?" + Clock + @")?\z", Plain, MostMilliseconds)]
    private static partial Regex Time();

    [GeneratedRegex("^" + Day + "([ T]?" + Clock + ")?( ?~ ?" + Day + "([ T]?" + Clock + @")?)?\z", Plain, MostMilliseconds)]
    private static partial Regex Date();

    [GeneratedRegex(@"^(\p{Sc}|[A-Z]{3} ?)?[0-9]{1,10}(\.[0-9]{1,2})?元?\z", Plain, MostMilliseconds)]
    private static partial Regex Amount();

    [GeneratedRegex(@"^[0-9+() -]*[0-9][0-9+() -]*\z", Plain, MostMilliseconds)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^\p{L}?[A-Za-z0-9 -]*[\p{L}0-9]\z", Plain, MostMilliseconds)]
    private static partial Regex Car();

    [GeneratedRegex(@"^([\p{L}\p{M}\p{P} ]{1,10}|[\p{IsBasicLatin}\p{IsLatin-1Supplement}\p{IsLatinExtended-A}-[0-9]]{1,20})\z", Plain, MostMilliseconds)]
    private static partial Regex Name();

    [GeneratedRegex(@"^[\p{L}\p{M}]+\z", Plain, MostMilliseconds)]
    private static partial Regex Words();
}
