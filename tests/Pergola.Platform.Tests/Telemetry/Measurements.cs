using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Telemetry;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Telemetry;

/// <summary>What one platform measures, and not its neighbours in the same process; what limits refuse is counted for the process.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<string> lines = new();

    public Measurements(PlatformUnderTest platform)
        : this(platform.App.Services.GetRequiredService<IMeterFactory>())
    {
    }

    public Measurements(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, measuring) =>
        {
            if (instrument.Meter.Name != PlatformTelemetry.Name || (instrument.Meter.Scope is not null && !ReferenceEquals(instrument.Meter.Scope, meters)))
                return;
            Instruments.Enqueue(instrument.Name);
            measuring.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    public ConcurrentQueue<string> Instruments { get; } = new();

    /// <summary>Lines of name, value and tags, sorted.</summary>
    public IReadOnlyList<string> Of(params string[] instruments) =>
        [.. lines.Where(line => instruments.Any(name => line.StartsWith($"pergola.platform.{name} ", StringComparison.Ordinal))).Order(StringComparer.Ordinal)];

    public void Observe() => listener.RecordObservableInstruments();

    public void Dispose() => listener.Dispose();

    private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        lines.Enqueue($"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}");
}
