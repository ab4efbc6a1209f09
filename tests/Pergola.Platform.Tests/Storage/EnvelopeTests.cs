using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Sessions;
using Pergola.Platform.Storage;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Storage;

public sealed class EnvelopeTests
{
    private static readonly byte[] Plain = RandomNumberGenerator.GetBytes(16);

    [Fact]
    public void A_value_is_opened_by_another_node_of_the_database()
    {
        using var folder = new TemporaryFolder();
        using var one = Services(folder.Path);
        using var other = Services(folder.Path);
        _ = Seal(other);

        Assert.Equal(Plain, other.GetRequiredService<Envelope>().Open(Seal(one)));
    }

    [Fact]
    public void One_data_key_serves_every_start_while_the_rings_key_is_the_same()
    {
        using var folder = new TemporaryFolder();
        for (var start = 0; start < 3; start++)
        {
            using var services = Services(folder.Path);
            _ = Seal(services);
            Assert.Single(services.GetRequiredService<IDataKeyStore>().All());
        }
    }

    [Fact]
    public void Neither_value_nor_data_key_lies_readable_and_no_two_seals_are_the_same()
    {
        using var folder = new TemporaryFolder();
        using var services = Services(folder.Path);
        var (one, other) = (Seal(services), Seal(services));

        Assert.Equal(-1, one.AsSpan().IndexOf(Plain));
        Assert.NotEqual(one, other);
        Assert.True(services.GetRequiredService<IDataKeyStore>().All().Single().SealedKey.Length > DataKey.Length);
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        using var folder = new TemporaryFolder();
        using var services = Services(folder.Path);
        var value = Seal(services);

        for (var i = 0; i < value.Length; i++)
        {
            var changed = value.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => services.GetRequiredService<Envelope>().Open(changed));
        }
    }

    [Fact]
    public void What_data_protection_itself_sealed_before_is_opened_too()
    {
        using var folder = new TemporaryFolder();
        using var services = Services(folder.Path);
        var old = services.GetRequiredService<DataKeys>().Seal(Plain, DataKeys.Purpose.SessionKey);

        Assert.Equal(Plain, services.GetRequiredService<Envelope>().Open(old));
    }

    [Fact]
    public void The_key_of_a_new_session_is_the_one_that_its_seal_opens_to()
    {
        using var folder = new TemporaryFolder();
        using var services = Services(folder.Path);
        var keys = services.GetRequiredService<SessionKeys>();
        var made = keys.NewSession();

        Assert.Equal(keys.Open(made.SealedKey).Reveal(), made.Key!.Reveal());
    }

    [Fact]
    public void Another_node_may_add_its_data_key_at_any_moment()
    {
        using var folder = new TemporaryFolder();
        using var services = Services(folder.Path);
        var (ring, store) = (services.GetRequiredService<DataKeys>(), services.GetRequiredService<IDataKeyStore>());
        var envelope = new Envelope(ring, new BusyKeyStore(store, ring), TimeProvider.System);

        var value = envelope.Seal(Plain, RandomNumberGenerator.GetBytes(DataKey.NonceLength));

        Assert.Equal(Plain, new Envelope(ring, store, TimeProvider.System).Open(value));
    }

    [Fact]
    public void A_data_key_that_the_ring_cannot_open_keeps_nobody_from_sealing()
    {
        using var folder = new TemporaryFolder();
        using var services = Services(folder.Path);
        var lost = services.GetRequiredService<DataKeys>().Seal(RandomNumberGenerator.GetBytes(DataKey.Length), DataKeys.Purpose.SessionKey);
        lost[^1] ^= 1;
        services.GetRequiredService<IDataKeyStore>().Add(new StoredDataKey(7, lost, DateTimeOffset.UnixEpoch));

        Assert.Equal(Plain, services.GetRequiredService<Envelope>().Open(Seal(services)));
    }

    private static byte[] Seal(ServiceProvider services) => services.GetRequiredService<Envelope>().Seal(Plain, RandomNumberGenerator.GetBytes(DataKey.NonceLength));

    private static ServiceProvider Services(string folder)
    {
        var services = new ServiceCollection();
        services.AddPergolaPlatform(options => options.DataDirectory = folder);
        return services.BuildServiceProvider();
    }

    /// <summary>Whenever it is read, another node adds a key right after.</summary>
    private sealed class BusyKeyStore(IDataKeyStore inner, DataKeys ring) : IDataKeyStore
    {
        private long id = 100;

        public IReadOnlyList<StoredDataKey> All()
        {
            var now = inner.All();
            inner.Add(new StoredDataKey(id++, ring.Seal(RandomNumberGenerator.GetBytes(DataKey.Length), DataKeys.Purpose.SessionKey), DateTimeOffset.UnixEpoch));
            return now;
        }

        public void Add(StoredDataKey key) => inner.Add(key);
    }
}
