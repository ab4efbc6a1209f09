namespace Pergola.Platform.Users;

/// <summary>A phone number in the three parts that mini program backends expect.</summary>
/// <remarks><c>Full</c>: without its country code at home, else <c>+</c>, country code and number. <c>Pure</c>: without its country code.</remarks>
internal sealed record PhoneNumber(string Full, string Pure, string CountryCode)
{
    /// <summary>The calling codes of two digits (ITU-T E.164); 1 and 7 stand alone, all others have three. No code begins another.</summary>
    private static readonly HashSet<string> TwoDigitCodes =
    [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58",
        "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95", "98",
    ];

    /// <summary>Reads <c>+8615812342850</c>, <c>+86 158-1234-2850</c>, or a number without country code, which is one of <paramref name="home"/>.</summary>
    public static PhoneNumber Parse(string text, string home)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        if (!text.TrimStart().StartsWith('+'))
            return new PhoneNumber(digits, digits, home);
        var code = digits[..Math.Min(LengthOfCode(digits), digits.Length)];
        var pure = digits[code.Length..];
        return new PhoneNumber(code == home ? pure : "+" + digits, pure, code);
    }

    private static int LengthOfCode(string digits) =>
        digits.StartsWith('1') || digits.StartsWith('7') ? 1
        : digits.Length >= 2 && TwoDigitCodes.Contains(digits[..2]) ? 2
        : 3;

    // A phone number is not for a log.
    public override string ToString() => nameof(PhoneNumber);
}
