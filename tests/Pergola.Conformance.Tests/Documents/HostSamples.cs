using Pergola.Dispatch;

namespace Pergola.Conformance.Tests.Documents;

/// <summary>What the hosts of the documents' samples answer, and what the mini program gets.</summary>
/// <param name="Name">Which sample.</param>
/// <param name="Api">The API that it answers.</param>
/// <param name="Host">The object that the host gives.</param>
/// <param name="Program">The object that reaches the program, without errMsg and errno.</param>
/// <param name="Levels">The levels at which the host answers.</param>
public sealed record HostSample(string Name, string Api, string Host, string Program, ApiLevel[] Levels);

/// <summary>The samples. The values are stand-ins of the same types.</summary>
internal static class HostSamples
{
    private static readonly ApiLevel[] s_v1 = [ApiLevel.V1];
    private static readonly ApiLevel[] s_all = [ApiLevel.V1, ApiLevel.V2, ApiLevel.V3];

    private const string FlatUser =
        """{"nickName":"Bob","avatarUrl":"https://superapp.example/bob/132","gender":1,"country":"CN","province":"BeiJing","city":"BeiJing","language":"zh_CN"}""";

    private const string NestedUser =
        """{"userInfo":{"nickName":"Alice","avatarUrl":"https://superapp.example/alice/132","gender":0,"country":"CN","province":"BeiJing","city":"BeiJing","language":"en"}}""";

    private const string WithoutAvatar =
        """{"userInfo":{"nickName":"Alice","gender":0,"country":"CN","province":"BeiJing","city":"BeiJing","language":"en"}}""";

    private const string FlutterUser =
        """{"userInfo":{"nickName":"Carol","avatarUrl":"https://superapp.example/carol.png","gender":1,"country":"China","province":"ChongQing","city":"ChongQing"}}""";

    /// <summary>One row for each method of each sample.</summary>
    public static IReadOnlyList<HostSample> Rows { get; } =
    [
        new("Android 2.1.0", "getUserInfo", NestedUser, NestedUser, s_all),
        new("Android 2.1.0", "getUserProfile", NestedUser, NestedUser, s_all),
        new("Android 2.1.0", "requestPayment", """{"key":"wx.requestPayment"}""", """{"key":"wx.requestPayment"}""", s_all),
        new("Android 2.1.0", "requestMidasPaymentGameItem", """{"paid":true}""", """{"paid":true,"errCode":0}""", s_all),
        new("Android 2.1.0", "requestVirtualPayment", """{"paid":true}""", """{"paid":true,"errCode":0}""", s_all),

        new("Android 2.0.15", "login", """{"key":"wx.login"}""", """{"key":"wx.login"}""", s_v1),
        new("Android 2.0.15", "checkSession", """{"key":"wx.checkSession"}""", """{"key":"wx.checkSession"}""", s_v1),
        new("Android 2.0.15", "getUserInfo", WithoutAvatar, WithoutAvatar, s_v1),
        new("Android 2.0.15", "getUserProfile", """{"key":"wx.getUserProfile"}""", """{"key":"wx.getUserProfile"}""", s_v1),
        new("Android 2.0.15", "getPhoneNumber", """{"key":"wx.getPhoneNumber"}""", """{"key":"wx.getPhoneNumber"}""", s_v1),
        new("Android 2.0.15", "requestPayment", """{"key":"wx.requestPayment"}""", """{"key":"wx.requestPayment"}""", s_v1),

        // The iOS sample gives the fields flat; a program always finds them in userInfo (design: choices).
        new("iOS V3", "getUserInfo", FlatUser, $$"""{"userInfo":{{FlatUser}}}""", s_all),
        new("iOS V3", "getUserProfile", FlatUser, $$"""{"userInfo":{{FlatUser}}}""", s_all),

        new("Flutter", "getUserProfile", FlutterUser, FlutterUser, s_all),

        // Any object (reference: wx-contract.md 0.1): depth, texts of any script, numbers, null.
        new("any object", "login", """{"code":"c-1","a":{"b":[1,2.5,null,"\u4f60\u597d",{"c":true}]}}""", """{"code":"c-1","a":{"b":[1,2.5,null,"\u4f60\u597d",{"c":true}]}}""", s_v1),
        new("any object", "getEmail", """{"email":"a@b.example","verified":false}""", """{"email":"a@b.example","verified":false}""", s_v1),
        new("any object", "chooseAvatar", """{"avatarUrl":"https://superapp.example/a/132","source":"host"}""", """{"avatarUrl":"https://superapp.example/a/132","source":"host"}""", s_v1),
        new("any object", "getNickName", """{"nickName":"Alice","source":"host"}""", """{"nickName":"Alice","source":"host"}""", s_v1),
    ];

    /// <summary>How getAuthCode of the iOS sample ends, and what the login makes of it: the code that the platform is given, or the failure.</summary>
    public static IReadOnlyList<(string Name, string? Answer, string? Taken, string? ErrMsg, int Errno)> AuthCodes { get; } =
    [
        ("authCode", """{"authCode":"a-1","authSuccessScopes":[]}""", "a-1", null, 0),
        ("code in place of authCode", """{"code":"c-1","authSuccessScopes":[]}""", "c-1", null, 0),
        ("authCode before code", """{"authCode":"a-1","code":"c-1","authSuccessScopes":[]}""", "a-1", null, 0),
        ("both empty", """{"authCode":"","authSuccessScopes":[]}""", null, "login:fail authCode is null", -1002),
        ("no answer at all", "null", null, "login:fail authCode is null", -1002),
        ("signed out", null, null, "login:fail app not login", -1001),
    ];
}
