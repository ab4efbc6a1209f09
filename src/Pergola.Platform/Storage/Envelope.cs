using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pergola.Platform.Storage;

/// <summary>
/// Seals session keys with a data key that the key ring has sealed: one AES-GCM call, where data protection itself derives keys anew for each
/// value and takes ten times as long. A new data key is made when the ring has a new key, so it rotates with the ring.
/// </summary>
/// <remarks>A sealed value: a version byte, the data key's id (8 bytes), nonce, tag, ciphertext. What data protection sealed itself is opened too.</remarks>
internal sealed class Envelope(DataKeys ring, IDataKeyStore store, TimeProvider time)
{
    private const byte Version = 1;
    private const int IdEnd = 1 + sizeof(long);
    private const int NonceEnd = IdEnd + DataKey.NonceLength;
    private const int HeadLength = NonceEnd + DataKey.TagLength;
    private static readonly TimeSpan LookAtRing = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private volatile Keys? keys;

    /// <summary>Seals a value under a nonce that was made for it at random and is used for nothing else.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> nonce)
    {
        var key = Current();
        var value = new byte[HeadLength + plain.Length];
        value[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(value.AsSpan(1), key.Id);
        nonce.CopyTo(value.AsSpan(IdEnd));
        key.Seal(nonce, plain, value.AsSpan(HeadLength), value.AsSpan(NonceEnd, DataKey.TagLength), value.AsSpan(0, IdEnd));
        return value;
    }

    /// <exception cref="CryptographicException">It was changed, or its key is lost.</exception>
    public byte[] Open(byte[] value)
    {
        if (value.Length < HeadLength || value[0] != Version)
            return ring.Open(value, DataKeys.Purpose.SessionKey);
        var key = Find(BinaryPrimitives.ReadInt64BigEndian(value.AsSpan(1)));
        var plain = new byte[value.Length - HeadLength];
        key.Open(value.AsSpan(IdEnd, DataKey.NonceLength), value.AsSpan(HeadLength), value.AsSpan(NonceEnd, DataKey.TagLength), plain, value.AsSpan(0, IdEnd));
        return plain;
    }

    private DataKey Current()
    {
        var now = time.GetUtcNow();
        return keys is { } known && known.LookAgain > now && !known.Current.IsWorn ? known.Current : Renew(now);
    }

    private DataKey Find(long id)
    {
        if (keys?.ById.GetValueOrDefault(id) is { } known)
            return known;
        lock (gate)
        {
            var opened = Opened(store.All());
            if (keys is { } old)
                keys = old with { ById = opened };
            return opened.GetValueOrDefault(id) ?? throw new CryptographicException("A session key was sealed with a data key that is not in the database, or that the key ring cannot open. Restore the tables data_keys and key_ring from a backup.");
        }
    }

    /// <summary>Looks at the ring: a data key that its newest key has sealed is taken, or made.</summary>
    private DataKey Renew(DateTimeOffset now)
    {
        lock (gate)
        {
            if (keys is { } known && known.LookAgain > now && !known.Current.IsWorn)
                return known.Current;

            // Read once: another node may add its key meanwhile.
            var stored = store.All();
            var opened = Opened(stored);
            var ringKey = RingKeyOf(ring.Seal([], DataKeys.Purpose.SessionKey));
            var newest = stored.LastOrDefault(key => RingKeyOf(key.SealedKey) == ringKey && opened.TryGetValue(key.Id, out var usable) && !usable.IsWorn);
            var current = newest is null ? Make(now) : opened[newest.Id];
            opened[current.Id] = current;
            keys = new Keys(opened, current, now + LookAtRing);
            return current;
        }
    }

    private DataKey Make(DateTimeOffset now)
    {
        var bytes = RandomNumberGenerator.GetBytes(DataKey.Length);
        var id = BinaryPrimitives.ReadInt64BigEndian(RandomNumberGenerator.GetBytes(sizeof(long)));
        store.Add(new StoredDataKey(id, ring.Seal(bytes, DataKeys.Purpose.SessionKey), now));
        return new DataKey(id, bytes);
    }

    /// <summary>Those known before and those of the store. One that the ring cannot open is left out: it must not keep the others from being used.</summary>
    private Dictionary<long, DataKey> Opened(IReadOnlyList<StoredDataKey> stored)
    {
        var opened = new Dictionary<long, DataKey>(keys?.ById ?? []);
        foreach (var key in stored.Where(key => !opened.ContainsKey(key.Id)))
        {
            try
            {
                opened.Add(key.Id, new DataKey(key.Id, ring.Open(key.SealedKey, DataKeys.Purpose.SessionKey)));
            }
            catch (CryptographicException)
            {
                // Said by Find, when something was sealed with it.
            }
        }

        return opened;
    }

    /// <summary>Data protection puts the id of the ring's key behind four magic bytes.</summary>
    private static Guid RingKeyOf(byte[] sealedByRing) => new(sealedByRing.AsSpan(4, 16));

    private sealed record Keys(Dictionary<long, DataKey> ById, DataKey Current, DateTimeOffset LookAgain);
}
