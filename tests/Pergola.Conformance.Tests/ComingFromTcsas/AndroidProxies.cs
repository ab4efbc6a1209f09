using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Conformance.Tests.ComingFromTcsas;

/// <summary>What the samples' superapps have beside their proxies.</summary>
public sealed class SuperAppAccount
{
    public string? Id { get; set; } = "alice";

    public string NickName { get; set; } = "Alice";

    public string AvatarUrl { get; set; } = "https://superapp.example/alice/132";

    public string? Token { get; set; } = "token";

    public bool Pays { get; set; } = true;

    public IReadOnlyList<string> GrantedScopes { get; set; } = [];

    public (string? AuthCode, string? Code)? Issued { get; set; } = ("auth-code", null);

    public Task<bool> PayAsync(string? prepayId) => Task.FromResult(Pays && prepayId is not null);

    public Task<bool> PayItemAsync(string signData) => Task.FromResult(Pays && signData.Length > 0);

    public Task<(string? AuthCode, string? Code)?> AuthCodeAsync(string token) => Task.FromResult(token.Length > 0 ? Issued : null);
}

// sample: android-2.1.0
public sealed class MyOpenApiProxy(SuperAppAccount account) : MiniOpenApiProxy
{
    public override Task<GetUserInfoResult> GetUserInfoAsync(OpenApiCall<GetUserInfoParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetUserInfoResult(Me()));

    public override Task<GetUserProfileResult> GetUserProfileAsync(OpenApiCall<GetUserProfileParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetUserProfileResult(Me()));

    public override async Task<OpenApiResult> RequestPaymentAsync(OpenApiCall<RequestPaymentParams> call, CancellationToken cancellationToken) =>
        await account.PayAsync(call.Params.PrepayId) ? new OpenApiResult() : throw OpenApiErrors.Cancel();

    public override async Task<VirtualPaymentResult> RequestMidasPaymentGameItemAsync(OpenApiCall<RequestMidasPaymentGameItemParams> call, CancellationToken cancellationToken) =>
        await account.PayItemAsync(call.Params.SignData) ? new() : throw VirtualPaymentErrors.Fail(VirtualPaymentErrors.Failed, "not paid");

    public override async Task<VirtualPaymentResult> RequestVirtualPaymentAsync(OpenApiCall<RequestVirtualPaymentParams> call, CancellationToken cancellationToken) =>
        await account.PayItemAsync(call.Params.SignData) ? new() : throw VirtualPaymentErrors.Fail(VirtualPaymentErrors.Failed, "not paid");

    private UserInfo Me() => new()
    {
        NickName = account.NickName,
        AvatarUrl = account.AvatarUrl,
        Gender = 0,
        Country = "CN",
        Province = "BeiJing",
        City = "BeiJing",
        Language = "en",
    };
}
// end

// sample: android-account
public sealed class MyMiniAppProxy(SuperAppAccount account) : MiniAppProxy
{
    public override string? GetAccount() => account.Id;
}
// end

/// <summary>The sign-out of a superapp.</summary>
public sealed class SignOut(SuperAppAccount account, MiniAppHost miniApps)
{
    // sample: android-sign-out
    public async Task SignOutAsync()
    {
        var user = account.Id;
        account.Id = null;
        await miniApps.StopAllMiniAppsAsync(user);
    }
    // end
}

// sample: android-level
public sealed class OwnLoginProxy : MiniOpenApiProxy
{
    public override ApiLevel DefaultApiLevel(MiniAppContext context) => ApiLevel.V1;

    public override Task<LoginResult> LoginAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new LoginResult("a-code-of-my-server"));
}
// end
