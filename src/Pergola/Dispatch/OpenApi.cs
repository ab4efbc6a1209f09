using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pergola.Consent;
using Pergola.MiniApps;
using Pergola.Platform;

namespace Pergola.Dispatch;

/// <summary>An API that the host answers at v1, and at v2 and v3 the platform, where <see cref="Default"/> is given.</summary>
/// <typeparam name="TParams">What the mini program passes.</typeparam>
/// <typeparam name="TResult">What it gets.</typeparam>
/// <param name="name">The name after <c>wx.</c>.</param>
/// <param name="parameters">The JSON contract of <typeparamref name="TParams"/>.</param>
/// <param name="result">The JSON contract of <typeparamref name="TResult"/>.</param>
public sealed class OpenApi<TParams, TResult>(string name, JsonTypeInfo<TParams> parameters, JsonTypeInfo<TResult> result)
    : WxApi(name, parameters, result), IHostedApi
    where TParams : notnull
    where TResult : OpenApiResult
{
    /// <summary>How the superapp's proxy answers.</summary>
    public required Func<MiniOpenApiProxy, OpenApiCall<TParams>, CancellationToken, Task<TResult>> Host { get; init; }

    /// <summary>How the platform answers at v2 and v3; null when the host answers at every level.</summary>
    public required Func<IPlatformClient, PlatformUser, OpenApiCall<TParams>, CancellationToken, Task<TResult>>? Default { get; init; }

    /// <summary>
    /// What the consent sheet shows at v2 and v3 before the user decides, such as a masked phone number; null for nothing.
    /// The answer finds it again in <see cref="OpenApiCall{TParams}.Consent"/>.
    /// </summary>
    public Func<IPlatformClient, PlatformUser, OpenApiCall<TParams>, CancellationToken, Task<ConsentPreview>>? Preview { get; init; }

    /// <summary>What the sheet shows at v1, out of what the superapp says about its user (<see cref="MiniAppProxy.GetUserInfoAsync"/>); null for nothing.</summary>
    public Func<UserInfo, ConsentPreview>? HostPreview { get; init; }

    /// <summary>
    /// What the user may choose between on the sheet, at every level. The first is the answer of the host or the platform; with any other
    /// <see cref="Own"/> answers. The texts are those of <c>choice.SCOPE.VALUE</c> in ConsentTexts.
    /// </summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>How the SDK answers when the user chose another than the first of <see cref="Choices"/>.</summary>
    public Func<SdkCall<TParams>, ConsentGrant, CancellationToken, ValueTask<TResult>>? Own { get; init; }

    /// <summary>
    /// Completes what the host answered, or null for nothing. The platform is null at v1 and when the superapp uses none; the user is
    /// then asked of it only when it is needed.
    /// </summary>
    public Func<OpenApiCall<TParams>, TResult, UserPlatform?, CancellationToken, Task<TResult>>? Finish { get; init; }

    /// <summary>The scope that v3 asks <c>getAuthCode</c> for; null asks for none.</summary>
    public string? AuthScope { get; init; }

    /// <summary>Whether v3 asks <c>getAuthCode</c> at all. False where v3 is as v2: the account alone says who the user is.</summary>
    public bool AsksAuthCode { get; init; } = true;

    /// <summary>How long the proxy may take; null for <c>PergolaOptions.ProxyTimeout</c>. A cashier needs longer than a look-up.</summary>
    public TimeSpan? ProxyTimeout { get; init; }

    /// <summary>A check of this API's own: what is wrong with the parameters, as it stands after <c>fail </c>, or null.</summary>
    public Func<TParams, string?>? Validate { get; init; }

    bool IHostedApi.HasDefault => Default is not null;

    bool IHostedApi.HasPreview => Preview is not null;

    internal override object ReadParams(JsonElement raw, out string? fault)
    {
        var value = raw.Deserialize(parameters) ?? throw new JsonException("The parameters are null.");
        fault = Validate?.Invoke(value);
        return value;
    }

    internal override void WriteResult(Utf8JsonWriter writer, OpenApiResult result) => JsonSerializer.Serialize(writer, (TResult)result, base.ResultType);

    async Task<OpenApiResult?> IHostedApi.HostAsync(MiniOpenApiProxy proxy, CallFacts facts, CancellationToken cancellationToken)
    {
        var call = ToCall(facts);
        var answered = await Host(proxy, call, cancellationToken).ConfigureAwait(false);
        return answered is null || Finish is null ? answered : await Finish(call, answered, facts.Platform, cancellationToken).ConfigureAwait(false);
    }

    async Task<OpenApiResult?> IHostedApi.DefaultAsync(IPlatformClient platform, PlatformUser user, CallFacts facts, CancellationToken cancellationToken) =>
        await Default!(platform, user, ToCall(facts), cancellationToken).ConfigureAwait(false);

    async ValueTask<OpenApiResult?> IHostedApi.OwnAsync(CallFacts facts, CancellationToken cancellationToken) =>
        await Own!(facts.ToSdkCall<TParams>(), facts.Consent!, cancellationToken).ConfigureAwait(false);

    Task<ConsentPreview> IHostedApi.PreviewAsync(IPlatformClient platform, PlatformUser user, CallFacts facts, CancellationToken cancellationToken) =>
        Preview!(platform, user, ToCall(facts), cancellationToken);

    private static OpenApiCall<TParams> ToCall(CallFacts facts) =>
        new(facts.App.Context, (TParams)facts.Params, facts.RawParams)
        {
            Consent = facts.Consent,
            Profile = facts.App.Options.Profile,
            Ui = facts.App.Ui,
            PageId = facts.PageId,
        };
}

/// <summary>An API that the SDK itself answers, at every level.</summary>
/// <typeparam name="TParams">What the mini program passes.</typeparam>
/// <typeparam name="TResult">What it gets.</typeparam>
/// <param name="name">The name after <c>wx.</c>.</param>
/// <param name="parameters">The JSON contract of <typeparamref name="TParams"/>.</param>
/// <param name="result">The JSON contract of <typeparamref name="TResult"/>.</param>
public sealed class SdkApi<TParams, TResult>(string name, JsonTypeInfo<TParams> parameters, JsonTypeInfo<TResult> result)
    : WxApi(name, parameters, result), ISdkApi
    where TParams : notnull
    where TResult : OpenApiResult
{
    /// <summary>The answer. For <see cref="CallShape.Sync"/> it must complete before it returns.</summary>
    public required Func<SdkCall<TParams>, CancellationToken, ValueTask<TResult>> Answer { get; init; }

    /// <summary>A check of this API's own: what is wrong with the parameters, as it stands after <c>fail </c>, or null.</summary>
    public Func<TParams, string?>? Validate { get; init; }

    internal override object ReadParams(JsonElement raw, out string? fault)
    {
        var value = raw.Deserialize(parameters) ?? throw new JsonException("The parameters are null.");
        fault = Validate?.Invoke(value);
        return value;
    }

    internal override void WriteResult(Utf8JsonWriter writer, OpenApiResult result) => JsonSerializer.Serialize(writer, (TResult)result, base.ResultType);

    async ValueTask<OpenApiResult?> ISdkApi.AnswerAsync(CallFacts facts, CancellationToken cancellationToken) =>
        await Answer(facts.ToSdkCall<TParams>(), cancellationToken).ConfigureAwait(false);
}
