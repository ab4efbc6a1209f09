namespace Pergola.Conformance.Tests.Documents;

/// <summary>What the mini program open APIs say of the fields of userInfo, and of the account.</summary>
internal static class UserInfoFacts
{
    /// <summary>The sides that end an avatar's URL: 0 is the square of 640 pixels.</summary>
    public static IReadOnlyList<int> AvatarSizes { get; } = [0, 46, 64, 96, 132];

    /// <summary>The side when none is chosen.</summary>
    public const int DefaultAvatarSize = 132;

    /// <summary>Unknown, male, female.</summary>
    public static IReadOnlyList<int> Genders { get; } = [0, 1, 2];

    /// <summary>The languages of country, province and city.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "zh_CN", "zh_TW"];

    /// <summary>Documented as no longer returned: kept by the profile Sas, blank in the profile WeChat (design: choices).</summary>
    public static IReadOnlyList<string> NoLongerReturned { get; } = ["gender", "country", "province", "city"];

    /// <summary>What the language is forced to in the profile WeChat.</summary>
    public const string ForcedLanguage = "zh_CN";

    /// <summary>The longest purpose of getUserProfile, in characters.</summary>
    public const int LongestDesc = 30;

    /// <summary>envVersion and whether the version is told beside it: only of the official version.</summary>
    public static IReadOnlyList<(MiniApps.EnvVersion Version, string Text, bool TellsVersion)> EnvVersions { get; } =
    [
        (MiniApps.EnvVersion.Develop, "develop", false),
        (MiniApps.EnvVersion.Trial, "trial", false),
        (MiniApps.EnvVersion.Release, "release", true),
    ];

    /// <summary>What the button and the two components of the document's sample need (document: mini program open APIs, sample of getUserInfo).</summary>
    public static IReadOnlyList<string> UsableParts { get; } =
        ["button.open-type.getUserInfo", "button.bindgetuserinfo", "open-data.type.userAvatarUrl", "open-data.type.userNickName"];
}
