using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Pergola.Platform.SuperApps;

/// <summary>What one try brought: status and body, also of a failure, because a superapp server says in it what is wrong.</summary>
internal sealed record SuperAppReply(int Status, byte[] Body)
{
    /// <summary>The server could not do its work; another try may find it able.</summary>
    public bool IsWorthATry => Status is >= 500 or (int)HttpStatusCode.TooManyRequests;
}

/// <summary>
/// How often and how long each superapp's server is asked: the total time around the repetitions, around the circuit breaker, around the time of one try.
/// A superapp has its own, so that one whose server is down costs the others nothing.
/// </summary>
internal sealed partial class SuperAppPipelines(TimeProvider time, IOptions<PergolaPlatformOptions> options, ILogger<SuperAppPipelines> log)
{
    private readonly ConcurrentDictionary<string, ResiliencePipeline<SuperAppReply>> pipelines = new(StringComparer.Ordinal);

    public ResiliencePipeline<SuperAppReply> Of(string appKey) => pipelines.GetOrAdd(appKey, Build);

    private ResiliencePipeline<SuperAppReply> Build(string appKey)
    {
        var limits = options.Value;
        var builder = new ResiliencePipelineBuilder<SuperAppReply> { TimeProvider = time }.AddTimeout(limits.SuperAppTotalTimeout);
        if (limits.SuperAppRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<SuperAppReply>
            {
                // An open circuit is not among them: that must fail at once.
                ShouldHandle = Failed().HandleResult(reply => reply.IsWorthATry),
                MaxRetryAttempts = limits.SuperAppRetries,
                Delay = limits.SuperAppRetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<SuperAppReply>
            {
                ShouldHandle = Failed().HandleResult(reply => reply.Status >= 500),
                FailureRatio = limits.SuperAppBreakRatio,
                MinimumThroughput = limits.SuperAppBreakCalls,
                SamplingDuration = limits.SuperAppBreakWindow,
                BreakDuration = limits.SuperAppBreakTime,
                OnOpened = opened =>
                {
                    LeftAlone(appKey, opened.BreakDuration.TotalSeconds);
                    return default;
                },
                OnClosed = _ =>
                {
                    AskedAgain(appKey);
                    return default;
                },
            })
            .AddTimeout(limits.SuperAppTimeout)
            .Build();
    }

    private static PredicateBuilder<SuperAppReply> Failed() => new PredicateBuilder<SuperAppReply>().Handle<HttpRequestException>().Handle<TimeoutRejectedException>();

    [LoggerMessage(Level = LogLevel.Error, Message = "The server of superapp {AppKey} fails too often: it is left alone for {Seconds} s, and its users cannot log in until then.")]
    private partial void LeftAlone(string appKey, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The server of superapp {AppKey} answers again.")]
    private partial void AskedAgain(string appKey);
}
