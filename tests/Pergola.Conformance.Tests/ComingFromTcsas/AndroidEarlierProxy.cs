using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Conformance.Tests.ComingFromTcsas;

// sample: android-2.0.15
public sealed class MyEarlierProxy : MiniOpenApiProxy
{
    public override ApiLevel DefaultApiLevel(MiniAppContext context) => ApiLevel.V1;

    public override Task<LoginResult> LoginAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new LoginResult { Extra = Key("wx.login") });

    public override Task<OpenApiResult> CheckSessionAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new OpenApiResult { Extra = Key("wx.checkSession") });

    public override Task<GetUserInfoResult> GetUserInfoAsync(OpenApiCall<GetUserInfoParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetUserInfoResult(new() { NickName = "userInfo test", Country = "CN", Province = "BeiJing", City = "BeiJing", Language = "en" }));

    public override Task<GetUserProfileResult> GetUserProfileAsync(OpenApiCall<GetUserProfileParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetUserProfileResult { Extra = Key("wx.getUserProfile") });

    public override Task<GetPhoneNumberResult> GetPhoneNumberAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new GetPhoneNumberResult { Extra = Key("wx.getPhoneNumber") });

    public override Task<OpenApiResult> RequestPaymentAsync(OpenApiCall<RequestPaymentParams> call, CancellationToken cancellationToken) =>
        Task.FromResult(new OpenApiResult { Extra = Key("wx.requestPayment") });

    private static Dictionary<string, JsonElement> Key(string name) => new() { ["key"] = JsonSerializer.SerializeToElement(name) };
}
// end
