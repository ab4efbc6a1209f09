namespace Pergola.Conformance.Tests.Documents;

/// <summary>Every wx.* name that the documents know, and the files below src/Pergola/OpenApis that declare none.</summary>
internal static class DocumentedNames
{
    /// <summary>The names and where each stands.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = HostTables.Rows.Select(r => r.Api).Distinct().ToDictionary(n => n, _ => "tables of custom open APIs")
        .Concat(new Dictionary<string, string>
        {
            ["getAccountInfoSync"] = "mini program open APIs, getAccountInfoSync",
            ["getSetting"] = "mini program open APIs, getSetting",
            ["openSetting"] = "mini program open APIs, openSetting",
            ["authorize"] = "mini program open APIs, Authorization",
            ["checkIsSoterEnrolledInDevice"] = "mini program open APIs, checkIsSoterEnrolledInDevice",
            ["checkIsSupportSoterAuthentication"] = "mini program open APIs, checkIsSupportSoterAuthentication",
            ["startSoterAuthentication"] = "mini program open APIs, startSoterAuthentication",
            ["getLocation"] = "mini program open APIs, AuthSetting",
            ["chooseLocation"] = "mini program open APIs, AuthSetting",
            ["saveImageToPhotosAlbum"] = "mini program open APIs, AuthSetting",
            ["startRecord"] = "mini program open APIs, sample of Authorization",
            ["canIUse"] = "mini program open APIs, sample of getUserInfo",
            ["requestSubscribeMessage"] = "reference: tcsas-protocol.md 1.15; getSetting's withSubscriptions is about it",
        }).ToDictionary();

    /// <summary>Names that no document has and that are declared all the same, with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Further { get; } = new Dictionary<string, string>();

    /// <summary>Files that declare no API.</summary>
    public static IReadOnlyDictionary<string, string> OtherFiles { get; } = new Dictionary<string, string>
    {
        ["OpenApis.cs"] = "the class whose parts the other files are",
        ["Login/GetAuthCode.cs"] = "getAuthCode is asked of the proxy by the SDK; no mini program calls it (document: iOS open APIs V3)",
        ["UserData/UserInfo.cs"] = "the type userInfo, which two APIs and the proxy share (document: mini program open APIs, userInfo)",
        ["UserData/UserInfoResult.cs"] = "the fields that getUserInfo and getUserProfile both answer (document: mini program open APIs, getUserInfo)",
        ["UserData/UserInfoAnswer.cs"] = "how the answer of both is shaped and sealed",
        ["UserData/UserInfoLanguage.cs"] = "the parameter lang of both",
        ["Payment/VirtualPayment.cs"] = "the answer and the numbers that the two virtual payments share (reference: wx-contract.md 1.6)",
        ["Basics/UsableNames.cs"] = "the grammar that canIUse reads",
        ["Basics/ViewComponent.cs"] = "the components that canIUse knows",
    };
}
