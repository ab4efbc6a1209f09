using System.Text.Json.Serialization.Metadata;
using Pergola.Platform;

namespace Pergola.Dispatch;

/// <summary>An API that the host answers at v1, and at v2 and v3 the platform, where <see cref="Default"/> is given.</summary>
/// <typeparam name="TParams">What the mini program passes.</typeparam>
/// <typeparam name="TResult">What it gets.</typeparam>
/// <param name="name">The name after <c>wx.</c>.</param>
/// <param name="parameters">The JSON contract of <typeparamref name="TParams"/>.</param>
/// <param name="result">The JSON contract of <typeparamref name="TResult"/>.</param>
public sealed class OpenApi<TParams, TResult>(string name, JsonTypeInfo<TParams> parameters, JsonTypeInfo<TResult> result)
    : WxApi(name, parameters, result)
    where TParams : notnull
    where TResult : OpenApiResult
{
    /// <summary>How the superapp's proxy answers.</summary>
    public required Func<MiniOpenApiProxy, OpenApiCall<TParams>, CancellationToken, Task<TResult>> Host { get; init; }

    /// <summary>How the platform answers at v2 and v3; null when the host answers at every level.</summary>
    public required Func<IPlatformClient, PlatformUser, OpenApiCall<TParams>, CancellationToken, Task<TResult>>? Default { get; init; }

    /// <summary>The scope that v3 asks <c>getAuthCode</c> for; null asks for none.</summary>
    public string? AuthScope { get; init; }
}

/// <summary>An API that the SDK itself answers, at every level.</summary>
/// <typeparam name="TParams">What the mini program passes.</typeparam>
/// <typeparam name="TResult">What it gets.</typeparam>
/// <param name="name">The name after <c>wx.</c>.</param>
/// <param name="parameters">The JSON contract of <typeparamref name="TParams"/>.</param>
/// <param name="result">The JSON contract of <typeparamref name="TResult"/>.</param>
public sealed class SdkApi<TParams, TResult>(string name, JsonTypeInfo<TParams> parameters, JsonTypeInfo<TResult> result)
    : WxApi(name, parameters, result)
    where TParams : notnull
    where TResult : OpenApiResult
{
    /// <summary>The answer. For <see cref="CallShape.Sync"/> it must complete before it returns.</summary>
    public required Func<SdkCall<TParams>, CancellationToken, ValueTask<TResult>> Answer { get; init; }
}
