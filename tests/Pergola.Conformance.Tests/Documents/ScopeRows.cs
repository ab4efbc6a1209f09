namespace Pergola.Conformance.Tests.Documents;

/// <summary>The table AuthSetting, the scopes of the document's samples, and what they guard (document: mini program open APIs, Settings).</summary>
internal static class ScopeRows
{
    /// <summary>A scope and the APIs that ask for it.</summary>
    public static IReadOnlyList<(string Scope, string[] Guards)> Rows { get; } =
    [
        ("scope.userLocation", ["getLocation", "chooseLocation"]),
        ("scope.writePhotosAlbum", ["saveImageToPhotosAlbum"]),
        // The component <camera> asks for it; wx.authorize asks in advance.
        ("scope.camera", []),
        // Nothing but wx.authorize asks for it.
        ("scope.addFriend", []),
        ("scope.userInfo", ["getUserInfo"]),
        ("scope.record", ["startRecord"]),
    ];

    /// <summary>Scopes of that page that guard nothing any more: always granted, and never asked for (reference: wx-contract.md 1.4).</summary>
    public static IReadOnlyList<string> Abolished { get; } = ["scope.address", "scope.invoice", "scope.invoiceTitle"];

    /// <summary>The scopes that the official demo's settings page offers to authorize (reference: wx-contract.md 0.1).</summary>
    public static IReadOnlyList<string> OfTheDemo { get; } =
    [
        "scope.userInfo", "scope.userLocation", "scope.record", "scope.writePhotosAlbum", "scope.camera", "scope.werun",
    ];
}
