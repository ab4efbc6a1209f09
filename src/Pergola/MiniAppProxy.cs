using Pergola.MiniApps;

namespace Pergola;

/// <summary>What the SDK asks the superapp about itself and its user (Android: <c>MiniAppProxy</c>). Override what applies.</summary>
public class MiniAppProxy
{
    /// <summary>
    /// The signed-in user's id (UID), asked when a mini program is launched without an account. Override it where one user is signed in at a time,
    /// as on a device. Null when nobody is signed in; the text <c>unknown</c> counts as nobody.
    /// </summary>
    public virtual string? GetAccount() => null;

    /// <summary>As <see cref="GetAccount"/>, where finding out takes time.</summary>
    /// <param name="cancellationToken">The launch was given up.</param>
    public virtual ValueTask<string?> GetAccountAsync(CancellationToken cancellationToken) => new(GetAccount());

    /// <summary>
    /// A ticket for the platform, signed by the superapp's server: it proves who the user is when the SDK runs on a device, which holds no
    /// superapp secret (iOS: <c>getTicket</c>). It is not asked for where <c>PlatformOptions.AppSecret</c> is set.
    /// </summary>
    /// <param name="context">The mini program and the user that it was launched for.</param>
    /// <param name="deviceKey">The device's public key, which the ticket must carry: base64 of an ECDSA P-256 SubjectPublicKeyInfo.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    public virtual ValueTask<string?> GetTicketAsync(MiniAppContext context, string deviceKey, CancellationToken cancellationToken) => new((string?)null);

    /// <summary>
    /// The user's nickname, avatar and the like, for what the host itself shows: the <c>open-data</c> component and the choices of consent sheets
    /// (Android: <c>getUserInfo</c> of BaseMiniAppProxyImpl; iOS: <c>fetchAppUserInfoWithScope:</c>). It never reaches a mini program. Null when there is none.
    /// </summary>
    /// <param name="context">The mini program and the user that it was launched for.</param>
    /// <param name="cancellationToken">Nobody waits for it any more.</param>
    public virtual ValueTask<UserInfo?> GetUserInfoAsync(MiniAppContext context, CancellationToken cancellationToken) => new((UserInfo?)null);

    /// <summary>
    /// The templates of subscription messages that a mini program asks for. By default every id is known, and is its own title: override it where the
    /// superapp's server keeps the templates.
    /// </summary>
    /// <param name="context">The mini program and the user that it was launched for.</param>
    /// <param name="ids">What the program asks for, or what its settings page lists.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    /// <returns>Those that exist; one that is left out is answered <c>filter</c>.</returns>
    public virtual ValueTask<IReadOnlyList<SubscribeTemplate>> GetSubscribeTemplatesAsync(MiniAppContext context, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        new([.. ids.Select(static id => new SubscribeTemplate(id, id))]);

    /// <summary>Told which messages the user takes, before the mini program hears of it: the superapp's server may send each of them once. By default nothing is done.</summary>
    /// <param name="context">The mini program and the user that it was launched for.</param>
    /// <param name="ids">The templates that were accepted.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    public virtual ValueTask OnSubscribedAsync(MiniAppContext context, IReadOnlyList<string> ids, CancellationToken cancellationToken) => default;

    /// <summary>The language of consent sheets, such as <c>en</c> or <c>zh_CN</c>; null for the device's (Android: <c>getLocale</c>).</summary>
    /// <param name="context">The mini program and the user that it was launched for.</param>
    public virtual string? GetLocale(MiniAppContext context) => null;

    /// <summary>The user shares a page of a mini program, and has confirmed it (<c>&lt;button open-type="share"&gt;</c>). By default nothing is done.</summary>
    /// <param name="context">The mini program and the user that it was launched for.</param>
    /// <param name="content">What is shared.</param>
    /// <param name="cancellationToken">The mini program was stopped.</param>
    public virtual Task OnShareAsync(MiniAppContext context, ShareContent content, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The user opened the mini program's customer service (<c>&lt;button open-type="contact"&gt;</c>). By default nothing is done.</summary>
    /// <param name="context">The mini program and the user that it was launched for.</param>
    /// <param name="content">Where the user comes from, and the card that was sent.</param>
    /// <param name="cancellationToken">The mini program was stopped.</param>
    public virtual Task OnContactAsync(MiniAppContext context, ContactContent content, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// A newer version of a running mini program (<c>wx.getUpdateManager</c>). Null when the one that runs is the newest, which is what the SDK says where
    /// this is not overridden: it then starts what the superapp gives it at each launch.
    /// </summary>
    /// <param name="context">The mini program that runs.</param>
    /// <param name="cancellationToken">The mini program was stopped.</param>
    public virtual ValueTask<MiniAppUpdate?> FindUpdateAsync(MiniAppContext context, CancellationToken cancellationToken) => new((MiniAppUpdate?)null);

    /// <summary>The mini program that another one wants to open (<c>wx.navigateToMiniProgram</c>). Null when there is none, or it may not be opened from this one.</summary>
    /// <param name="context">The mini program that asks.</param>
    /// <param name="appId">The other one's appid.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    public virtual ValueTask<MiniAppInfo?> FindMiniAppAsync(MiniAppContext context, string appId, CancellationToken cancellationToken) => new((MiniAppInfo?)null);

    /// <summary>Opens another mini program, after the user has agreed; it is asked for only where <see cref="FindMiniAppAsync"/> names one.</summary>
    /// <param name="context">The mini program that asks; <see cref="MiniAppLaunch.ReferrerAppId"/> of the new launch is its appid.</param>
    /// <param name="jump">Where to.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    public virtual Task OpenMiniAppAsync(MiniAppContext context, MiniAppJump jump, CancellationToken cancellationToken) => throw Dispatch.OpenApiErrors.NotImplemented();

    /// <summary>Goes back to the mini program that opened this one (<c>wx.navigateBackMiniProgram</c>); this one ends after it.</summary>
    /// <param name="context">The mini program that asks.</param>
    /// <param name="appId">The one that opened it, as the launch said.</param>
    /// <param name="extraData">What it passes back, or null.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    public virtual Task ReturnToMiniAppAsync(MiniAppContext context, string appId, System.Text.Json.JsonElement? extraData, CancellationToken cancellationToken) => throw Dispatch.OpenApiErrors.NotImplemented();

    /// <summary>The user wrote something about a mini program (<c>&lt;button open-type="feedback"&gt;</c>). By default nothing is done. The mini program never sees it.</summary>
    /// <param name="context">The mini program and the user that it was launched for.</param>
    /// <param name="text">What the user wrote; not empty.</param>
    /// <param name="cancellationToken">The mini program was stopped.</param>
    public virtual Task OnFeedbackAsync(MiniAppContext context, string text, CancellationToken cancellationToken) => Task.CompletedTask;
}
