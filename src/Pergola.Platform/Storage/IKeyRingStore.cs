namespace Pergola.Platform.Storage;

/// <summary>Keeps the key ring of data protection, for every node that shares the database. Each element is already wrapped. Synchronous, because data protection asks so.</summary>
internal interface IKeyRingStore
{
    IReadOnlyList<string> All();

    /// <summary>Keeps an element; one of the same name stays as it is.</summary>
    void Add(string name, string xml);
}
