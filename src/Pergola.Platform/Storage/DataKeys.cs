using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Pergola.Platform.Keys;

namespace Pergola.Platform.Storage;

/// <summary>Seals what must not be readable in the database. The key ring lies in the database too, wrapped by a key that does not.</summary>
internal sealed class DataKeys(KeyRing ring)
{
    private Protectors? protectors;

    /// <summary>What is sealed; the one cannot be opened as the other.</summary>
    public enum Purpose
    {
        SuperApp,
        SessionKey,
        AuthCode,
        TemporaryCode,
        AccessToken,
        Console,
    }

    public byte[] Seal(byte[] plain, Purpose purpose) => For(purpose).Protect(plain);

    /// <exception cref="CryptographicException">It was not sealed for this purpose, was changed, or its key is lost.</exception>
    public byte[] Open(byte[] sealedBytes, Purpose purpose)
    {
        try
        {
            return For(purpose).Unprotect(sealedBytes);
        }
        catch (CryptographicException)
        {
            if (!ring.Learn(sealedBytes))
                throw;
            return For(purpose).Unprotect(sealedBytes);
        }
    }

    private IDataProtector For(Purpose purpose)
    {
        var provider = ring.Provider;
        var known = protectors;
        if (known is null || !ReferenceEquals(known.Provider, provider))
            protectors = known = new Protectors(provider, [.. Enum.GetNames<Purpose>().Select(name => provider.CreateProtector("Pergola.Platform", name))]);
        return known.ByPurpose[(int)purpose];
    }

    private sealed record Protectors(IDataProtectionProvider Provider, IDataProtector[] ByPurpose);
}
