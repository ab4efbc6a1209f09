using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;

namespace Pergola.Platform.Keys;

/// <summary>
/// The configured keys: the first wraps, every one unwraps. The whole element is wrapped, and an element that is not wrapped is refused: who
/// can write into the database alone can neither read a key nor slip in one that he knows.
/// </summary>
internal sealed class WrappingKeys(IReadOnlyList<WrappingKey> keys)
{
    private const string Wrapped = "wrapped";
    private const string KeyName = "key";

    private WrappingKey First => keys[0];

    public string Wrap(XElement element) =>
        new XElement(Wrapped, new XAttribute(KeyName, First.Name), First.Wrap(element.ToString(SaveOptions.DisableFormatting))).ToString(SaveOptions.DisableFormatting);

    /// <summary>Whether the first key wrapped it.</summary>
    public bool IsCurrent(string stored) => Read(stored).Key == First.Name;

    /// <exception cref="InvalidOperationException">It cannot be opened; the message says what to do.</exception>
    public XElement Open(string stored)
    {
        var (name, text) = Read(stored);
        var key = keys.FirstOrDefault(key => key.Name == name) ?? throw new InvalidOperationException(
            $"The key ring is wrapped with the key '{name}', which is not configured; configured: {string.Join(", ", keys.Select(known => $"'{known.Name}'"))}. "
            + "Configure that key too (KeyRingKeys or KeyRingKeyFile; not as the first one, if it is to be replaced). Nothing was changed.");
        try
        {
            return XElement.Parse(key.Unwrap(text));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or XmlException)
        {
            throw new InvalidOperationException($"An element of the key ring was changed since the key '{name}' wrapped it. Restore the table key_ring from a backup. Nothing was changed.", fault);
        }
    }

    private static (string Key, string Text) Read(string stored)
    {
        try
        {
            if (XElement.Parse(stored) is { Name.LocalName: Wrapped } element && element.Attribute(KeyName) is { } key)
                return (key.Value, element.Value);
        }
        catch (XmlException)
        {
            // Said below.
        }

        throw new InvalidOperationException("An element of the key ring is not wrapped: this platform did not write it. Restore the table key_ring from a backup. Nothing was changed.");
    }
}
