using System.Collections.Frozen;
using Pergola.Dispatch;

namespace Pergola.Consent;

/// <summary>
/// The scopes that <c>wx.authorize</c> takes: those of the documents (AuthSetting and its samples), of the superapp SDK's header, and of WeChat.
/// Scopes that are asked at every call, such as <c>scope.getPhoneNumber</c>, are not among them: nothing of them can be granted in advance.
/// </summary>
internal static class KnownScopes
{
    private const string UserInfo = "scope.userInfo";

    private static readonly FrozenDictionary<string, ScopeHandling> s_scopes = new Dictionary<string, ScopeHandling>(StringComparer.Ordinal)
    {
        [UserInfo] = ScopeHandling.Ask,
        ["scope.userLocation"] = ScopeHandling.Ask,
        ["scope.writePhotosAlbum"] = ScopeHandling.Ask,
        ["scope.camera"] = ScopeHandling.Ask,
        ["scope.addFriend"] = ScopeHandling.Ask,
        ["scope.record"] = ScopeHandling.Ask,
        ["scope.userFuzzyLocation"] = ScopeHandling.Ask,
        ["scope.userLocationBackground"] = ScopeHandling.SettingsOnly,
        ["scope.screenRecording"] = ScopeHandling.Ask,
        ["scope.chooseImage"] = ScopeHandling.Ask,
        ["scope.chooseVideo"] = ScopeHandling.Ask,
        ["scope.chooseMedia"] = ScopeHandling.Ask,
        ["scope.makeMedia"] = ScopeHandling.Ask,
        ["scope.chooseMessageFile"] = ScopeHandling.Ask,
        ["scope.getClipboardData"] = ScopeHandling.Ask,
        ["scope.bluetooth"] = ScopeHandling.Ask,
        ["scope.addPhoneContact"] = ScopeHandling.Ask,
        ["scope.addPhoneCalendar"] = ScopeHandling.Ask,
        ["scope.nfc"] = ScopeHandling.Ask,
        ["scope.werun"] = ScopeHandling.Ask,
        ["scope.address"] = ScopeHandling.Free,
        ["scope.invoice"] = ScopeHandling.Free,
        ["scope.invoiceTitle"] = ScopeHandling.Free,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All of them, sorted.</summary>
    public static IReadOnlyList<string> All { get; } = [.. s_scopes.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether it is one of them.</summary>
    public static bool Has(string scope) => s_scopes.ContainsKey(scope);

    /// <summary>What <c>wx.authorize</c> does with a scope. In WeChat nobody is asked for the profile in advance: only getUserInfo's own button does.</summary>
    public static ScopeHandling InAdvance(string scope, WxProfile profile) =>
        profile == WxProfile.WeChat && scope == UserInfo ? ScopeHandling.NeverAsk : s_scopes.GetValueOrDefault(scope, ScopeHandling.NeverAsk);
}
