namespace Pergola;

/// <summary>The parameter <c>lang</c> of <c>wx.getUserInfo</c> and <c>wx.getUserProfile</c> (document: mini program open APIs, "getUserInfo").</summary>
internal static class UserInfoLanguage
{
    /// <summary>What it may be; the first is the default.</summary>
    public static IReadOnlyList<string> Values { get; } = ["en", "zh_CN", "zh_TW"];

    /// <summary>The parameter and its values, for a declaration.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Options { get; } = new Dictionary<string, IReadOnlyList<string>> { ["lang"] = Values };

    /// <summary>What is wrong with it, or null.</summary>
    public static string? Fault(string lang) => Values.Contains(lang) ? null : "parameter error: parameter.lang has a value that cannot be used;";
}
