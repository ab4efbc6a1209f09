namespace Pergola.Conformance.Tests.Documents;

/// <summary>Questions to canIUse (reference: wx-contract.md 1.7; documents: mini program open APIs, sample of getUserInfo; reference: tcsas-protocol.md 1.5 to 1.8).</summary>
internal static class UsableNameRows
{
    /// <summary>The question and its answer.</summary>
    public static IReadOnlyList<(string Schema, bool Usable)> Rows { get; } =
    [
        ("openBluetoothAdapter", false),
        ("getSystemInfoSync.return.safeArea.left", true),
        ("getSystemInfo.success.screenWidth", true),
        ("showToast.object.image", true),
        ("request.object.method.GET", true),
        ("live-player", false),
        ("text.selectable", true),
        ("CameraContext.onCameraFrame", false),
        ("wx.createMediaContainer()", false),

        ("button.open-type.getPhoneNumber", true),
        ("button.open-type.getEmailAddress", true),
        ("button.open-type.chooseAvatar", true),
        ("button.open-type.openSetting", true),
        ("button.open-type.share", true),
        ("button.open-type.contact", true),
        ("button.open-type.feedback", true),
        ("button.open-type.launchApp", false),
        ("button.bindgetphonenumber", true),
        ("button.bindgetemailaddress", true),
        ("button.bind:chooseavatar", true),
        ("button.bindopensetting", true),
        ("input.type.nickname", true),
        ("camera", true),

        ("open-data.type.userGender", true),
        ("open-data.type.userCity", true),
        ("open-data.type.userProvince", true),
        ("open-data.type.userCountry", true),
        ("open-data.type.userLanguage", true),
        ("open-data.type.nothing", false),
        ("nobodyWroteThis", false),
    ];
}
