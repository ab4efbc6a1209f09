using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace Pergola.Platform.Tests.Secrets;

/// <summary>
/// Writes down whatever a platform puts out: every log line of every category and level in both formats of the console, every span, every
/// measurement, every answer but the values that belong into it.
/// </summary>
[ProviderAlias("Recorder")]
internal sealed class RunRecorder : ILoggerProvider, ISupportExternalScope, IStartupFilter
{
    private readonly ConcurrentDictionary<(string Channel, string Text), bool> seen = new();
    private readonly ServiceProvider formats = new ServiceCollection()
        .AddLogging(logging => logging
            .AddSimpleConsole(form => form.IncludeScopes = true)
            .AddJsonConsole(form => form.IncludeScopes = true))
        .BuildServiceProvider();

    private readonly ConsoleFormatter[] formatters;
    private readonly ActivityListener spans;
    private readonly MeterListener metrics = new();
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public RunRecorder()
    {
        formatters = [.. formats.GetServices<ConsoleFormatter>().Where(form => form.Name is ConsoleFormatterNames.Simple or ConsoleFormatterNames.Json)];
        Assert.Equal(2, formatters.Length);
        spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Record,
        };
        ActivitySource.AddActivityListener(spans);
        metrics.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        metrics.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        metrics.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        metrics.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        metrics.Start();
    }

    /// <summary>Everything of one channel: <c>log</c>, <c>trace</c>, <c>metric</c>, <c>answer</c>.</summary>
    public string Text(string channel) => string.Join('\n', seen.Keys.Where(line => line.Channel == channel).Select(line => line.Text));

    public IEnumerable<(string Channel, string Text)> Lines => seen.Keys;

    public void Write(string channel, string text) => seen[(channel, text)] = true;

    /// <summary>Puts the recorder into a platform, with a logging configuration that wants everything, above all what is kept quiet.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(this);
        services.AddSingleton<IStartupFilter>(this);
        services.Configure<LoggerFilterOptions>(filters =>
        {
            filters.MinLevel = LogLevel.Trace;
            foreach (var provider in new[] { null, "Recorder", typeof(RunRecorder).FullName })
            {
                filters.Rules.Add(new LoggerFilterRule(provider, null, LogLevel.Trace, null));
                filters.Rules.Add(new LoggerFilterRule(provider, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Trace, null));
                filters.Rules.Add(new LoggerFilterRule(provider, "Microsoft.AspNetCore.*Diagnostics", LogLevel.Trace, null));
                filters.Rules.Add(new LoggerFilterRule(provider, "Microsoft.AspNetCore.Server.Kestrel.BadRequests*", LogLevel.Trace, null));
            }
        });
    }

    public ILogger CreateLogger(string categoryName) => new CategoryLog(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(RecordAnswerAsync);
        next(app);
    };

    public void Dispose()
    {
        spans.Dispose();
        metrics.Dispose();
        formats.Dispose();
    }

    private async Task RecordAnswerAsync(HttpContext http, RequestDelegate next)
    {
        var wire = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = wire;
            answer.Position = 0;
            // All headers are there then, and it is written down before the caller has the answer and looks.
            await http.Response.StartAsync();
            var headers = string.Join('\n', http.Response.Headers.Select(header => $"{header.Key}: {header.Value}"));
            Write("answer", $"{http.Request.Path} {http.Response.StatusCode}\n{headers}\n{AnswerValues.TakeOut(http.Request.Path, answer.ToArray())}");
            await answer.CopyToAsync(wire);
        }
    }

    private void Record(Activity span)
    {
        var events = span.Events.Select(e => $"{e.Name} {Tags(e.Tags)}");
        Write("trace", $"{span.Source.Name} {span.DisplayName} {span.OperationName} {span.StatusDescription} {Tags(span.TagObjects)} {Tags(span.Baggage)} {string.Join(' ', events)}");
    }

    private void Record<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Write("metric", $"{instrument.Meter.Name} {instrument.Name} {value} {Tags(tags.ToArray())}");

    private static string Tags<T>(IEnumerable<KeyValuePair<string, T>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private sealed class CategoryLog(RunRecorder recorder, string category) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => recorder.scopes.Push(state);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var entry = new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter);
            foreach (var form in recorder.formatters)
            {
                using var line = new StringWriter();
                form.Write(entry, recorder.scopes, line);
                recorder.Write("log", line.ToString());
            }

            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? Tags(pairs) : "";
            recorder.Write("log", $"{category} {formatter(state, exception)} {values} {exception}");
        }
    }
}
