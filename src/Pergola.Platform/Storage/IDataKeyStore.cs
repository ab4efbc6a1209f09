namespace Pergola.Platform.Storage;

/// <summary>Keeps the data keys of <see cref="Envelope"/>, for every node that shares the database. Synchronous, because one is made once in months.</summary>
internal interface IDataKeyStore
{
    /// <summary>Every data key, oldest first.</summary>
    IReadOnlyList<StoredDataKey> All();

    /// <summary>Keeps a new data key; none is ever changed or removed.</summary>
    void Add(StoredDataKey key);
}

/// <summary>A data key, sealed by the key ring.</summary>
internal sealed record StoredDataKey(long Id, byte[] SealedKey, DateTimeOffset MadeAt);
