using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Pergola.Platform.Storage;

namespace Pergola.Platform.Keys;

/// <summary>Gives data protection its key ring out of the database, unwrapped on the way.</summary>
internal sealed class StoredKeyRing(IKeyRingStore store, WrappingKeys keys) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. store.All().Select(keys.Open)];

    public void StoreElement(XElement element, string friendlyName) => store.Add(friendlyName, keys.Wrap(element));

    /// <summary>Wraps with the first key what another one wrapped. Several nodes may do so at once.</summary>
    public int Rewrap()
    {
        var rewrapped = 0;
        foreach (var stored in store.All().Where(stored => !keys.IsCurrent(stored)))
            rewrapped += store.Replace(stored, keys.Wrap(keys.Open(stored))) ? 1 : 0;
        return rewrapped;
    }
}
