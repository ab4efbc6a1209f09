using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pergola.Platform.Storage;

namespace Pergola.Platform.Keys;

/// <summary>
/// Data protection on the key ring of the database. Data protection itself looks at the ring once a day; what another node sealed with a
/// key made since is opened too, because an unknown key makes this look again (<see cref="Learn"/>).
/// </summary>
internal sealed partial class KeyRing(
    IKeyRingStore store, WrappingKeySource wrapping, IDatabase database, TimeProvider time, IOptions<PergolaPlatformOptions> options, ILogger<KeyRing> log) : IDisposable
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly List<ServiceProvider> services = [];
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> lost = new();
    private volatile Reading? current;

    /// <summary>Data protection as it is now; a new object each time the ring was read again.</summary>
    public IDataProtectionProvider Provider => (current ?? Load()).Provider;

    /// <summary>Reads the ring, unless it was read: opens every element, takes over an old folder of keys, wraps with the first key what another wrapped.</summary>
    /// <exception cref="InvalidOperationException">A key is wrong or missing; the message says what to do, and nothing was changed.</exception>
    public void Start() => _ = current ?? Load();

    /// <summary>
    /// Whether the key that sealed <paramref name="sealedBytes"/> was not known and is now. The store is asked for one key that it does
    /// not have once in ten seconds.
    /// </summary>
    public bool Learn(ReadOnlySpan<byte> sealedBytes)
    {
        if (KeyIdOf(sealedBytes) is not { } id || current?.KnownIds.Contains(id) is not false)
            return false;
        if (lost.TryGetValue(id, out var until) && until > time.GetUtcNow())
            return false;
        lock (gate)
        {
            if (current.KnownIds.Contains(id))
                return true;
            var keys = wrapping.Read(ringIsEmpty: false);
            current = Read(new StoredKeyRing(store, keys));
            if (current.KnownIds.Contains(id))
                return true;
            lost[id] = time.GetUtcNow() + AskAgain;
            KeyLost(id);
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var provider in services)
            provider.Dispose();
    }

    private Reading Load()
    {
        lock (gate)
        {
            if (current is not null)
                return current;
            var stored = store.All();
            var ring = new StoredKeyRing(store, wrapping.Read(ringIsEmpty: stored.Count == 0));
            _ = ring.GetAllElements();
            if (database.Engine == "sqlite" && KeyFolderImport.Run(options.Value.DataDirectory, ring) is > 0 and var imported)
                Imported(imported);
            if (ring.Rewrap() is > 0 and var rewrapped)
                Rewrapped(rewrapped);

            // The first seal makes the first key: at the start, not in somebody's request.
            var reading = Read(ring);
            reading.Provider.CreateProtector("Pergola.Platform").Protect([]);
            return current = reading with { KnownIds = IdsOf(ring) };
        }
    }

    private Reading Read(StoredKeyRing ring)
    {
        var collection = new ServiceCollection();
        collection.AddDataProtection().SetApplicationName("Pergola.Platform").SetDefaultKeyLifetime(options.Value.DataKeyLifetime);
        collection.Configure<KeyManagementOptions>(management => management.XmlRepository = ring);
        var provider = collection.BuildServiceProvider();
        services.Add(provider);
        return new Reading(provider.GetRequiredService<IDataProtectionProvider>(), IdsOf(ring));
    }

    private static HashSet<Guid> IdsOf(StoredKeyRing ring) =>
        [.. ring.GetAllElements().Where(element => element.Name.LocalName == "key").Select(element => (Guid)element.Attribute("id")!)];

    /// <summary>What data protection writes in front: four bytes that are always the same, and the id of the key.</summary>
    private static Guid? KeyIdOf(ReadOnlySpan<byte> sealedBytes) => sealedBytes is [0x09, 0xF0, 0xC9, 0xF0, ..] && sealedBytes.Length >= 20 ? new Guid(sealedBytes.Slice(4, 16)) : null;

    private sealed record Reading(IDataProtectionProvider Provider, HashSet<Guid> KnownIds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Took {Count} elements of the key ring from the folder of plain files over into the database, wrapped.")]
    private partial void Imported(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Wrapped {Count} elements of the key ring with the first configured key. The key that wrapped them before is needed by them no more.")]
    private partial void Rewrapped(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The key {Id} that sealed something in the database is not in the key ring. Restore the table key_ring from a backup.")]
    private partial void KeyLost(Guid id);
}
