using System.Text.Json;
using Pergola.Consent;
using Pergola.MiniApps;
using Pergola.Platform;

namespace Pergola.Dispatch;

/// <summary>A checked call on its way to whoever answers it; the declaration gives it its types back.</summary>
internal readonly record struct CallFacts(IMiniApp App, int PageId, object Params, JsonElement RawParams, ConsentGrant? Consent, Action<string, JsonElement>? Progress)
{
    /// <summary>The platform with the user's account; null when the superapp uses none.</summary>
    public UserPlatform? Platform { get; init; }

    /// <summary>The plugin that calls; null when the mini program itself does.</summary>
    public MiniApps.Plugins.PluginCaller? Plugin { get; init; }

    /// <summary>The call as an API of the SDK's own sees it.</summary>
    public SdkCall<TParams> ToSdkCall<TParams>()
        where TParams : notnull
    {
        var call = new SdkCall<TParams>(App, PageId, (TParams)Params, RawParams) { Platform = Platform, Plugin = Plugin };
        return Progress is null ? call : call with { Report = Progress };
    }
}

/// <summary>An <see cref="OpenApi{TParams,TResult}"/> without its types, as the dispatcher sees it.</summary>
internal interface IHostedApi
{
    bool HasDefault { get; }

    bool HasPreview { get; }

    /// <summary>What the sheet shows at v1.</summary>
    Func<UserInfo, ConsentPreview>? HostPreview { get; }

    /// <summary>What the user may choose between on the sheet; the first is the host's or platform's answer.</summary>
    IReadOnlyList<string> Choices { get; }

    string? AuthScope { get; }

    bool AsksAuthCode { get; }

    TimeSpan? ProxyTimeout { get; }

    Task<OpenApiResult?> HostAsync(MiniOpenApiProxy proxy, CallFacts facts, CancellationToken cancellationToken);

    Task<OpenApiResult?> DefaultAsync(IPlatformClient platform, PlatformUser user, CallFacts facts, CancellationToken cancellationToken);

    /// <summary>The SDK's answer when the user chose another than the first.</summary>
    ValueTask<OpenApiResult?> OwnAsync(CallFacts facts, CancellationToken cancellationToken);

    Task<ConsentPreview> PreviewAsync(IPlatformClient platform, PlatformUser user, CallFacts facts, CancellationToken cancellationToken);
}

/// <summary>An <see cref="SdkApi{TParams,TResult}"/> without its types.</summary>
internal interface ISdkApi
{
    ValueTask<OpenApiResult?> AnswerAsync(CallFacts facts, CancellationToken cancellationToken);
}
