using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Conformance.Tests.Fakes;

/// <summary>A superapp that answers every open API with the object that a test gives it.</summary>
internal sealed class EverythingHost(List<string> touched) : MiniOpenApiProxy
{
    private static readonly WxApiCatalog s_catalogue = WxApiCatalog.Create([]);

    public ApiLevel Level { get; set; } = ApiLevel.V1;

    /// <summary>The object, as JSON, by API.</summary>
    public Func<string, string> Object { get; set; } = static api => api is "getUserInfo" or "getUserProfile" ? """{"userInfo":{"nickName":"Alice"}}""" : """{"from":"host"}""";

    /// <summary>The failure; null answers.</summary>
    public OpenApiException? Failure { get; set; }

    /// <summary>Never answers when true.</summary>
    public bool IsSilent { get; set; }

    public List<IReadOnlyList<string>> AuthScopes { get; } = [];

    public Func<AuthCodeRequest, AuthCodeResult?> AuthCode { get; set; } = static request => new() { AuthCode = "auth-code", AuthSuccessScopes = request.Scopes };

    public Dictionary<string, JsonElement> Received { get; } = [];

    public override ApiLevel DefaultApiLevel(MiniAppContext context) => Level;

    public override Task<AuthCodeResult> GetAuthCodeAsync(OpenApiCall<AuthCodeRequest> call, CancellationToken cancellationToken)
    {
        AuthScopes.Add(call.Params.Scopes);
        return Task.FromResult(AuthCode(call.Params)!);
    }

    public override Task<LoginResult> LoginAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => Give<LoginResult, NoParams>("login", call);

    public override Task<OpenApiResult> CheckSessionAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => Give<OpenApiResult, NoParams>("checkSession", call);

    public override Task<GetUserInfoResult> GetUserInfoAsync(OpenApiCall<GetUserInfoParams> call, CancellationToken cancellationToken) => Give<GetUserInfoResult, GetUserInfoParams>("getUserInfo", call);

    public override Task<GetUserProfileResult> GetUserProfileAsync(OpenApiCall<GetUserProfileParams> call, CancellationToken cancellationToken) => Give<GetUserProfileResult, GetUserProfileParams>("getUserProfile", call);

    public override Task<GetPhoneNumberResult> GetPhoneNumberAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => Give<GetPhoneNumberResult, NoParams>("getPhoneNumber", call);

    public override Task<GetEmailResult> GetEmailAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => Give<GetEmailResult, NoParams>("getEmail", call);

    public override Task<ChooseAvatarResult> ChooseAvatarAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => Give<ChooseAvatarResult, NoParams>("chooseAvatar", call);

    public override Task<GetNickNameResult> GetNickNameAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => Give<GetNickNameResult, NoParams>("getNickName", call);

    public override Task<OpenApiResult> RequestPaymentAsync(OpenApiCall<RequestPaymentParams> call, CancellationToken cancellationToken) => Give<OpenApiResult, RequestPaymentParams>("requestPayment", call);

    public override Task<VirtualPaymentResult> RequestMidasPaymentGameItemAsync(OpenApiCall<RequestMidasPaymentGameItemParams> call, CancellationToken cancellationToken) => Give<VirtualPaymentResult, RequestMidasPaymentGameItemParams>("requestMidasPaymentGameItem", call);

    public override Task<VirtualPaymentResult> RequestVirtualPaymentAsync(OpenApiCall<RequestVirtualPaymentParams> call, CancellationToken cancellationToken) => Give<VirtualPaymentResult, RequestVirtualPaymentParams>("requestVirtualPayment", call);

    private Task<TResult> Give<TResult, TParams>(string api, OpenApiCall<TParams> call)
    {
        lock (touched) touched.Add("host");
        Received[api] = call.RawParams;
        if (IsSilent) return new TaskCompletionSource<TResult>().Task;
        if (Failure is not null) return Task.FromException<TResult>(Failure);
        return Task.FromResult((TResult)JsonElement.Parse(Object(api)).Deserialize(s_catalogue.Find(api)!.ResultType)!);
    }
}
