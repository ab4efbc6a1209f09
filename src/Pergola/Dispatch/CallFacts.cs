using System.Text.Json;
using Pergola.Consent;
using Pergola.MiniApps;
using Pergola.Platform;

namespace Pergola.Dispatch;

/// <summary>A checked call on its way to whoever answers it; the declaration gives it its types back.</summary>
internal readonly record struct CallFacts(IMiniApp App, int PageId, object Params, JsonElement RawParams, ConsentGrant? Consent, Action<string, JsonElement>? Progress);

/// <summary>An <see cref="OpenApi{TParams,TResult}"/> without its types, as the dispatcher sees it.</summary>
internal interface IHostedApi
{
    bool HasDefault { get; }

    bool HasPreview { get; }

    string? AuthScope { get; }

    bool AsksAuthCode { get; }

    TimeSpan? ProxyTimeout { get; }

    Task<OpenApiResult?> HostAsync(MiniOpenApiProxy proxy, CallFacts facts, CancellationToken cancellationToken);

    Task<OpenApiResult?> DefaultAsync(IPlatformClient platform, PlatformUser user, CallFacts facts, CancellationToken cancellationToken);

    Task<ConsentPreview> PreviewAsync(IPlatformClient platform, PlatformUser user, CallFacts facts, CancellationToken cancellationToken);
}

/// <summary>An <see cref="SdkApi{TParams,TResult}"/> without its types.</summary>
internal interface ISdkApi
{
    ValueTask<OpenApiResult?> AnswerAsync(CallFacts facts, CancellationToken cancellationToken);
}
