using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Pergola.Platform.Storage;

namespace Pergola.Platform.Console.Access;

/// <summary>Data protection on the platform's key ring, which every node shares: a cookie of one node is good at the next.</summary>
internal sealed class ConsoleProtection(DataKeys keys) : IDataProtectionProvider
{
    public IDataProtector CreateProtector(string purpose) => new Protector(keys, purpose);

    // The purpose travels inside, so that what was made for one use is refused at another.
    private sealed class Protector(DataKeys keys, string purpose) : IDataProtector
    {
        private readonly byte[] mark = SHA256.HashData(Encoding.UTF8.GetBytes(purpose));

        public IDataProtector CreateProtector(string purpose1) => new Protector(keys, $"{purpose}\n{purpose1}");

        public byte[] Protect(byte[] plaintext) => keys.Seal([.. mark, .. plaintext], DataKeys.Purpose.Console);

        public byte[] Unprotect(byte[] protectedData)
        {
            var opened = keys.Open(protectedData, DataKeys.Purpose.Console);
            return opened.Length >= mark.Length && CryptographicOperations.FixedTimeEquals(opened.AsSpan(0, mark.Length), mark)
                ? opened[mark.Length..]
                : throw new CryptographicException("It was protected for another purpose.");
        }
    }
}
