using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pergola.Simulator.Tests.Serving;

public class OtlpTests
{
    [Fact]
    public async Task Traces_and_metrics_arrive_and_hold_no_query_string()
    {
        await using var collector = await Collector.StartAsync();
        await using (var platform = await ServedPlatform.StartAsync(settings => settings with { Otlp = collector.Address }))
        {
            await platform.Http.GetStringAsync("sns/jscode2session?appid=mpnobody&secret=SECRETSECRETSECRET&js_code=CODECODECODE&grant_type=authorization_code", TestContext.Current.CancellationToken);
            await platform.Http.GetStringAsync("cgi-bin/token?grant_type=client_credential&appid=mpnobody&secret=SECRETSECRETSECRET", TestContext.Current.CancellationToken);
        }

        var traces = collector.Text("/v1/traces");
        var metrics = collector.Text("/v1/metrics");
        Assert.Contains("pergola-platform", traces, StringComparison.Ordinal);
        Assert.Contains("/sns/jscode2session", traces, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", metrics, StringComparison.Ordinal);
        Assert.All([traces, metrics], sent =>
        {
            Assert.DoesNotContain("SECRETSECRET", sent, StringComparison.Ordinal);
            Assert.DoesNotContain("CODECODE", sent, StringComparison.Ordinal);
            Assert.DoesNotContain("js_code", sent, StringComparison.Ordinal);
        });
    }

    /// <summary>An OpenTelemetry collector that keeps what it is sent; the texts in protobuf are plain UTF-8.</summary>
    private sealed class Collector(WebApplication app, ConcurrentQueue<(string Path, byte[] Body)> received) : IAsyncDisposable
    {
        public Uri Address => new(app.Urls.First());

        public static async Task<Collector> StartAsync()
        {
            var received = new ConcurrentQueue<(string, byte[])>();
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Run(async http =>
            {
                using var body = new MemoryStream();
                await using var plain = http.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(http.Request.Body, CompressionMode.Decompress) : http.Request.Body;
                await plain.CopyToAsync(body);
                received.Enqueue((http.Request.Path, body.ToArray()));
                http.Response.ContentType = "application/x-protobuf";
            });
            await app.StartAsync(TestContext.Current.CancellationToken);
            return new(app, received);
        }

        public string Text(string path) => string.Concat(received.Where(r => r.Path == path).Select(r => Encoding.UTF8.GetString(r.Body)));

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
