using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Testing;

/// <summary>The superapp user of a test. A superapp that knows this one user answers the open APIs, unless the test brings a proxy of its own.</summary>
/// <param name="Account">The user's id in the superapp: storage and remembered answers are this user's.</param>
public sealed record TestUser(string Account)
{
    /// <summary>The nickname.</summary>
    public string NickName { get; init; } = "Alice";

    /// <summary>URL of the avatar.</summary>
    public string AvatarUrl { get; init; } = "https://superapp.example/alice/132";

    /// <summary>What <c>wx.login</c> answers as its code.</summary>
    public string LoginCode { get; init; } = "test-login-code";

    /// <summary>What <c>wx.getPhoneNumber</c> answers as its code.</summary>
    public string PhoneCode { get; init; } = "test-phone-code";

    /// <summary>What <c>wx.getEmail</c> answers as its code.</summary>
    public string EmailCode { get; init; } = "test-email-code";
}

/// <summary>The level that a test's superapp asks for.</summary>
internal sealed record TestLevel(ApiLevel Level);

/// <summary>A superapp with one user, who is signed in.</summary>
internal sealed class TestSuperApp(TestUser user, TestLevel level) : MiniOpenApiProxy
{
    private UserInfo Info => new() { NickName = user.NickName, AvatarUrl = user.AvatarUrl, Language = "en" };

    public override ApiLevel DefaultApiLevel(MiniAppContext context) => level.Level;

    public override Task<LoginResult> LoginAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => Task.FromResult(new LoginResult(user.LoginCode));

    public override Task<OpenApiResult> CheckSessionAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => Task.FromResult(new OpenApiResult());

    public override Task<GetUserInfoResult> GetUserInfoAsync(OpenApiCall<GetUserInfoParams> call, CancellationToken cancellationToken) => Task.FromResult(new GetUserInfoResult(Info));

    public override Task<GetUserProfileResult> GetUserProfileAsync(OpenApiCall<GetUserProfileParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetUserProfileResult(Info));

    public override Task<GetPhoneNumberResult> GetPhoneNumberAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetPhoneNumberResult(user.PhoneCode));

    public override Task<GetEmailResult> GetEmailAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => Task.FromResult(new GetEmailResult(user.EmailCode));

    public override Task<GetNickNameResult> GetNickNameAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetNickNameResult(user.NickName));

    public override Task<ChooseAvatarResult> ChooseAvatarAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new ChooseAvatarResult(user.AvatarUrl));
}

/// <summary>The test's user, as the host itself shows it.</summary>
internal sealed class TestUserProxy(TestUser user) : MiniAppProxy
{
    public override string? GetAccount() => user.Account;

    public override ValueTask<UserInfo?> GetUserInfoAsync(MiniAppContext context, CancellationToken cancellationToken) =>
        new(new UserInfo { NickName = user.NickName, AvatarUrl = user.AvatarUrl });
}
