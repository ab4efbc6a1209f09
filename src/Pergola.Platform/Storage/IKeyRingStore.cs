namespace Pergola.Platform.Storage;

/// <summary>Keeps the key ring of data protection, for every node that shares the database. Each element is already wrapped. Synchronous, because data protection asks so.</summary>
internal interface IKeyRingStore
{
    IReadOnlyList<string> All();

    /// <summary>Keeps an element; one of the same name stays as it is.</summary>
    void Add(string name, string xml);

    /// <summary>Puts <paramref name="with"/> in the place of <paramref name="xml"/>, atomically; false when no element is exactly that (any more).</summary>
    bool Replace(string xml, string with);
}
