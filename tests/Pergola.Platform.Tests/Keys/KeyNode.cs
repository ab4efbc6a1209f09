using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.KeyManagement.Internal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pergola.Platform.Keys;
using Pergola.Platform.Storage;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Keys;

/// <summary>The part of a node that seals and opens, on a store that several of them may share.</summary>
internal sealed class KeyNode : IDisposable
{
    private readonly IKeyRingStore store;
    private readonly WrappingKeySource source;
    private readonly KeyRing ring;

    public KeyNode(IKeyRingStore store, PergolaPlatformOptions options, string engine = "sqlite", TimeProvider? time = null)
    {
        this.store = store;
        var database = new NamedEngine(engine);
        using var loggers = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        source = new WrappingKeySource(Options.Create(options), database, loggers.CreateLogger<WrappingKeySource>());
        ring = new KeyRing(store, source, database, time ?? new MovableTime(), Options.Create(options), loggers.CreateLogger<KeyRing>());
        Keys = new DataKeys(ring);
    }

    public DataKeys Keys { get; }

    public LogLines Log { get; } = new();

    public void Start() => ring.Start();

    public byte[] Seal(string text) => Keys.Seal(System.Text.Encoding.UTF8.GetBytes(text), DataKeys.Purpose.AuthCode);

    public string Open(byte[] sealedBytes) => System.Text.Encoding.UTF8.GetString(Keys.Open(sealedBytes, DataKeys.Purpose.AuthCode));

    /// <summary>Makes a key in the store as another node's rotation does: this node's memory knows nothing of it.</summary>
    public Guid AddKeyBehindItsBack()
    {
        var services = new ServiceCollection();
        services.AddDataProtection();
        services.Configure<KeyManagementOptions>(management => management.XmlRepository = new StoredKeyRing(store, source.Read(ringIsEmpty: false)));
        using var provider = services.BuildServiceProvider();
        var now = TimeProvider.System.GetUtcNow();
        return provider.GetRequiredService<IKeyManager>().CreateNewKey(now + TimeSpan.FromMinutes(1), now + TimeSpan.FromDays(90)).KeyId;
    }

    /// <summary>
    /// Data protection looks for an unknown key by itself only in the first minutes of a process; ends them. Its clock cannot be moved from outside.
    /// </summary>
    public void EndFirstMinutes()
    {
        var services = (List<ServiceProvider>)typeof(KeyRing).GetField("services", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(ring)!;
        var provider = services[^1].GetRequiredService<IKeyRingProvider>();
        provider.GetType().GetProperty("AutoRefreshWindowEnd", BindingFlags.Instance | BindingFlags.NonPublic)!.SetValue(provider, DateTime.MinValue);
    }

    public void Dispose() => ring.Dispose();

    private sealed class NamedEngine(string engine) : IDatabase
    {
        public string Engine => engine;

        public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task SweepAsync(DateTimeOffset now, TimeSpan keep, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
