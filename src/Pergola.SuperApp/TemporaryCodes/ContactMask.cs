namespace Pergola.SuperApp.TemporaryCodes;

/// <summary>Hides the middle of what a consent sheet shows: enough is left to recognise one's own, not enough to use it.</summary>
internal static class ContactMask
{
    private const string Hidden = "****";

    /// <summary><c>158****2850</c>: the four digits before the last four go; of a number shorter than eight characters only the last two stay.</summary>
    public static string Phone(string number) => number.Length >= 8
        ? string.Concat(number.AsSpan(0, number.Length - 8), Hidden, number.AsSpan(number.Length - 4))
        : string.Concat(Hidden, number.AsSpan(Math.Max(number.Length - 2, 0)));

    /// <summary><c>mu****ng@tencent.com</c>: two characters at each end of the name stay; of a name shorter than five only the first.</summary>
    public static string Email(string address)
    {
        var at = address.LastIndexOf('@');
        if (at < 1)
            return Hidden;
        return at >= 5
            ? string.Concat(address.AsSpan(0, 2), Hidden, address.AsSpan(at - 2))
            : string.Concat(address.AsSpan(0, 1), Hidden, address.AsSpan(at));
    }
}
