using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Secrets;

/// <summary>
/// The recorder bites: a platform that leaks a code in any way is caught. Only the code leaks, not the secret beside it in the query: spans and
/// measurements reach the recorders of runs beside this one, and these know the same secret.
/// </summary>
public sealed class RunRecorderTests
{
    [Theory]
    [InlineData("log", Leak.LogLine)]
    [InlineData("log", Leak.LogValue)]
    [InlineData("log", Leak.LogScope)]
    [InlineData("log", Leak.Exception)]
    [InlineData("trace", Leak.SpanTag)]
    [InlineData("trace", Leak.SpanEvent)]
    [InlineData("metric", Leak.MetricTag)]
    [InlineData("answer", Leak.Answer)]
    [InlineData("answer", Leak.Header)]
    public async Task A_leak_is_caught(string channel, Leak leak)
    {
        using var recorder = new RunRecorder();
        await using var platform = await PlatformUnderTest.StartAsync(onLoopback: true, storage: builder =>
        {
            recorder.AddTo(builder.Services);
            builder.Services.AddSingleton<IStartupFilter>(new Leaking(leak));
        });
        var code = await platform.Host.CodeAsync();
        await platform.RedeemAsync(code);

        var caught = recorder.Lines.Where(line => new SecretScanner().Add("the code", code).FindIn(line.Text).Count > 0).ToArray();

        Assert.NotEmpty(caught);
        Assert.All(caught, line => Assert.Equal(channel, line.Channel));
    }

    public enum Leak
    {
        LogLine,
        LogValue,
        LogScope,
        Exception,
        SpanTag,
        SpanEvent,
        MetricTag,
        Answer,
        Header,
    }

    private sealed class Leaking(Leak leak) : IStartupFilter
    {
        private static readonly ActivitySource Source = new("Leaking");
        private static readonly Meter Meter = new("Leaking");
        private static readonly Counter<int> Counter = Meter.CreateCounter<int>("leaks");

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (http, following) =>
            {
                var log = http.RequestServices.GetRequiredService<ILogger<Leaking>>();
                if (http.Request.Query["js_code"] is [{ } code])
                    await LeakAsync(http, log, code, () => following(http));
                else
                    await following(http);
            });
            next(app);
        };

        private async Task LeakAsync(HttpContext http, ILogger log, string code, Func<Task> next)
        {
            using var scope = leak == Leak.LogScope ? log.BeginScope($"request {code}") : null;
            using var span = Source.StartActivity("work");
            switch (leak)
            {
                case Leak.LogLine:
                    Write(log, $"?js_code={code}");
                    break;
                case Leak.LogValue:
                    Write(log, "nothing to see", value: Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(code)));
                    break;
                case Leak.LogScope:
                    Write(log, "in a scope");
                    break;
                case Leak.Exception:
                    Write(log, "a fault", fault: new InvalidOperationException("outer", new InvalidOperationException(code)));
                    break;
                case Leak.SpanTag:
                    span?.SetTag("url.query", $"?js_code={code}");
                    break;
                case Leak.SpanEvent:
                    span?.AddEvent(new ActivityEvent("tried", tags: new ActivityTagsCollection([new("code", code)])));
                    break;
                case Leak.MetricTag:
                    Counter.Add(1, new KeyValuePair<string, object?>("code", code));
                    break;
                case Leak.Header:
                    http.Response.Headers["X-Debug"] = code;
                    break;
                default:
                    await http.Response.WriteAsync($$"""{"debug":"{{code}}"}""");
                    return;
            }

            await next();
        }

        private static void Write(ILogger log, string message, string? value = null, Exception? fault = null)
        {
            KeyValuePair<string, object?>[] state = [new("value", value)];
            log.Log(LogLevel.Debug, default, state, fault, (_, _) => message);
        }
    }
}
