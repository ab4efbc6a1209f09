namespace Pergola.Conformance.Tests.Documents;

/// <summary>The samples of the mini program open APIs: the same calls, with words of our own, and what the program must say.</summary>
/// <param name="Name">Whose sample.</param>
/// <param name="Code">The handler of a tap.</param>
/// <param name="Says">What comes to the console.</param>
public sealed record ProgramSample(string Name, string Code, string[] Says);

/// <summary>One row for each sample.</summary>
internal static class ProgramSamples
{
    /// <summary>The rows; the host is the one of the tests, the user allows everything.</summary>
    public static IReadOnlyList<ProgramSample> Rows { get; } =
    [
        new("login", "wx.login({ success(res) { console.log(res.errMsg, res.from) } })", ["login:ok host"]),
        new("checkSession, alive", "wx.checkSession({ success() { console.log('alive') }, fail() { console.log('gone') } })", ["alive"]),
        new("getUserInfo", """
            wx.getUserInfo({ success: function (res) {
              var userInfo = res.userInfo
              console.log([userInfo.nickName, userInfo.avatarUrl, userInfo.gender, userInfo.province, userInfo.city, userInfo.country].join())
            } })
            """, ["Alice,,0,,,"]),
        new("getSetting", "wx.getSetting({ success(res) { console.log(JSON.stringify(res.authSetting)) } })", ["{}"]),
        new("getSetting, once the user allowed it", """
            wx.getUserInfo({ success() { wx.getSetting({ success(res) {
              if (res.authSetting['scope.userInfo']) wx.getUserInfo({ success: function (again) { console.log(again.userInfo.nickName) } })
            } }) } })
            """, ["Alice"]),
        new("openSetting", """
            wx.authorize({ scope: 'scope.userLocation', complete() {} })
            wx.openSetting({ success(res) { console.log(typeof res.authSetting) } })
            """, ["object"]),
        new("checkIsSoterEnrolledInDevice", "wx.checkIsSoterEnrolledInDevice({ success(res) { console.log(res.isEnrolled, res.errMsg) } })", ["true checkIsSoterEnrolledInDevice:ok"]),
        new("checkIsSupportSoterAuthentication", "wx.checkIsSupportSoterAuthentication({ success() { console.log('supported') } })", ["supported"]),
        new("startSoterAuthentication", "wx.startSoterAuthentication({ authContent: 'Open with your finger', success() { console.log('it is the user') } })", ["it is the user"]),
        new("authorize", """
            wx.getSetting({ success(res) {
              if (!res.authSetting['scope.record']) wx.authorize({ scope: 'scope.record', success() {
                console.log('may record')
                wx.startRecord({ success(sound) { console.log(sound.tempFilePath.indexOf('wxfile://tmp/')) } })
              } })
            } })
            """, ["may record", "0"]),
        new("account", """
            const account = wx.getAccountInfoSync()
            console.log(account.miniProgram.envVersion, account.miniProgram.version === '', 'plugin' in account)
            """, ["develop true false"]),
        new("canIUse of the button", "console.log(wx.canIUse('button.open-type.getUserInfo'))", ["true"]),
    ];
}
