using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Samples.SuperApp;

/// <summary>
/// The superapp's side of the open APIs. v2 and v3 need only the auth code, the user's info and the cashier; everything else here is v1, where
/// the superapp answers all by itself. The user has already said yes when a method is called.
/// </summary>
internal sealed class SampleOpenApiProxy(SampleSession session, SuperAppServer server, SampleCashier cashier) : MiniOpenApiProxy
{
    /// <inheritdoc />
    public override ApiLevel DefaultApiLevel(MiniAppContext context) => session.Level;

    /// <summary>v1: our server makes the code, for this user and this mini program.</summary>
    public override async Task<LoginResult> LoginAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) =>
        new(await server.GetLoginCodeAsync(TokenOf(call), call.AppId, cancellationToken) ?? throw OpenApiErrors.SignedOut());

    /// <summary>v1: the session is good while the user of the mini program is signed in.</summary>
    public override Task<OpenApiResult> CheckSessionAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken)
    {
        TokenOf(call);
        return Task.FromResult(new OpenApiResult());
    }

    /// <summary>v3: our server makes an auth code, which the platform brings back to it. The mini program never sees it.</summary>
    public override async Task<AuthCodeResult> GetAuthCodeAsync(OpenApiCall<AuthCodeRequest> call, CancellationToken cancellationToken)
    {
        var issued = await server.GetAuthCodeAsync(TokenOf(call), call.AppId, call.Params.Scopes, cancellationToken) ?? throw OpenApiErrors.SignedOut();
        return new() { AuthCode = issued.AuthCode, AuthSuccessScopes = issued.AuthSuccessScopes };
    }

    /// <summary>v1: a code for the phone number; the mini program's backend brings it to our server.</summary>
    public override async Task<GetPhoneNumberResult> GetPhoneNumberAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) =>
        new(await ContactCodeAsync(call, "phone", "the user has no phone number", cancellationToken));

    /// <summary>v1: a code for the e-mail address.</summary>
    public override async Task<GetEmailResult> GetEmailAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) =>
        new(await ContactCodeAsync(call, "email", "the user has no e-mail address", cancellationToken));

    /// <summary>v1: the avatar, which the user saw on the sheet and chose.</summary>
    public override async Task<ChooseAvatarResult> ChooseAvatarAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) =>
        new((await ProfileAsync(call, cancellationToken)).AvatarUrl);

    /// <summary>v1: the nickname, likewise.</summary>
    public override async Task<GetNickNameResult> GetNickNameAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) =>
        new((await ProfileAsync(call, cancellationToken)).NickName);

    /// <summary>Every level: what the user is called and looks like.</summary>
    public override async Task<GetUserInfoResult> GetUserInfoAsync(OpenApiCall<GetUserInfoParams> call, CancellationToken cancellationToken) =>
        new(SampleUserInfo.Of(await ProfileAsync(call, cancellationToken)));

    /// <summary>Every level: the same, asked each time.</summary>
    public override async Task<GetUserProfileResult> GetUserProfileAsync(OpenApiCall<GetUserProfileParams> call, CancellationToken cancellationToken) =>
        new(SampleUserInfo.Of(await ProfileAsync(call, cancellationToken)));

    /// <summary>Every level: our cashier.</summary>
    public override async Task<OpenApiResult> RequestPaymentAsync(OpenApiCall<RequestPaymentParams> call, CancellationToken cancellationToken)
    {
        await cashier.PayOrderAsync(call, call.Params.PrepayId, cancellationToken);
        return new();
    }

    /// <summary>Every level: our cashier, for items of a mini game.</summary>
    public override async Task<VirtualPaymentResult> RequestMidasPaymentGameItemAsync(OpenApiCall<RequestMidasPaymentGameItemParams> call, CancellationToken cancellationToken)
    {
        await cashier.PayItemAsync(call, call.Params.SignData, cancellationToken);
        return new();
    }

    /// <summary>Every level: our cashier, for items of a mini program.</summary>
    public override async Task<VirtualPaymentResult> RequestVirtualPaymentAsync(OpenApiCall<RequestVirtualPaymentParams> call, CancellationToken cancellationToken)
    {
        await cashier.PayItemAsync(call, call.Params.SignData, cancellationToken);
        return new();
    }

    // The token of the user whom the mini program was launched for, as long as it is that user who is signed in.
    private string TokenOf<T>(OpenApiCall<T> call) => session.TokenOf(call.Context.Account) ?? throw OpenApiErrors.SignedOut();

    private async Task<UserProfile> ProfileAsync<T>(OpenApiCall<T> call, CancellationToken cancellationToken) =>
        await server.GetProfileAsync(TokenOf(call), cancellationToken) ?? throw OpenApiErrors.SignedOut();

    private async Task<string> ContactCodeAsync(OpenApiCall<NoParams> call, string kind, string absent, CancellationToken cancellationToken) =>
        await server.GetContactCodeAsync(TokenOf(call), call.AppId, kind, cancellationToken) ?? throw new OpenApiException(absent, NoContactErrno);

    // What the documents' demonstration programs know as "the user has set none".
    private const int NoContactErrno = 200000;
}
