using System.Security.Cryptography;
using System.Text;

namespace Pergola.Samples.MiniProgramBackend;

/// <summary>The merchant's key pair; a real merchant's is made once and kept in a vault.</summary>
internal sealed class MerchantKey : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);

    /// <summary>The paySign of an order: base64 of SHA256-RSA over the four lines, each with its line feed.</summary>
    public string Sign(string appId, string timeStamp, string nonce, string package) =>
        Convert.ToBase64String(_key.SignData(Encoding.UTF8.GetBytes($"{appId}\n{timeStamp}\n{nonce}\n{package}\n"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>The public half, as PEM.</summary>
    public string PublicKeyPem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Thirty-two characters that nobody can guess.</summary>
    public static string NewNonce() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    public void Dispose() => _key.Dispose();
}
