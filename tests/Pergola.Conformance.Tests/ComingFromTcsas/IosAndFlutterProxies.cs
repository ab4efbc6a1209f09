using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Conformance.Tests.ComingFromTcsas;

// sample: ios-v1
public sealed class FlatUserProxy(SuperAppAccount account) : MiniOpenApiProxy
{
    public override ApiLevel DefaultApiLevel(MiniAppContext context) => ApiLevel.V1;

    // Fields at the top are found and nested; a UserInfo is shorter.
    public override Task<GetUserInfoResult> GetUserInfoAsync(OpenApiCall<GetUserInfoParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetUserInfoResult
        {
            Extra = new Dictionary<string, JsonElement>
            {
                ["nickName"] = JsonSerializer.SerializeToElement(account.NickName),
                ["avatarUrl"] = JsonSerializer.SerializeToElement(account.AvatarUrl),
                ["gender"] = JsonSerializer.SerializeToElement(1),
                ["language"] = JsonSerializer.SerializeToElement("zh_CN"),
            },
        });

    public override Task<GetUserProfileResult> GetUserProfileAsync(OpenApiCall<GetUserProfileParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetUserProfileResult(new() { NickName = account.NickName, AvatarUrl = account.AvatarUrl, Gender = 1, Language = "zh_CN" }));
}
// end

// sample: ios-v2
public sealed class AppUserProxy(SuperAppAccount account) : MiniAppProxy
{
    public override string? GetAccount() => account.Id;
}
// end

// sample: ios-v3
public sealed class AuthCodeProxy(SuperAppAccount account) : MiniOpenApiProxy
{
    public override ApiLevel DefaultApiLevel(MiniAppContext context) => ApiLevel.V3;

    public override async Task<AuthCodeResult> GetAuthCodeAsync(OpenApiCall<AuthCodeRequest> call, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(account.Token)) throw OpenApiErrors.SignedOut();
        if (await account.AuthCodeAsync(account.Token) is not { } issued) throw OpenApiErrors.NoAuthCode();

        // The SDK takes AuthCode, else Code, and answers -1002 itself when both are empty.
        return new() { AuthCode = issued.AuthCode, Code = issued.Code, AuthSuccessScopes = account.GrantedScopes };
    }
}
// end

// sample: ios-level
public sealed class SecondLevelProxy : MiniOpenApiProxy
{
    public override ApiLevel DefaultApiLevel(MiniAppContext context) => ApiLevel.V2;
}
// end

// sample: flutter
public sealed class FlutterUserProxy : MiniOpenApiProxy
{
    public override Task<GetUserProfileResult> GetUserProfileAsync(OpenApiCall<GetUserProfileParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetUserProfileResult(new()
        {
            NickName = "Carol",
            AvatarUrl = "https://superapp.example/carol/132",
            Gender = 1,
            Country = "China",
            Province = "ChongQing",
            City = "ChongQing",
        }));
}
// end
