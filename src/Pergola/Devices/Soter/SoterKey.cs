using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Pergola.Protocol.Soter;

namespace Pergola.Devices;

/// <summary>One key as it is kept.</summary>
/// <param name="Pkcs8">The key pair.</param>
/// <param name="Counter">The number of the last result.</param>
/// <param name="Registered">Whether the platform knows the public half.</param>
internal sealed record SoterKey(byte[] Pkcs8, long Counter, bool Registered)
{
    /// <summary>The public half, as SubjectPublicKeyInfo.</summary>
    public byte[] PublicKey()
    {
        using var rsa = Open();
        return rsa.ExportSubjectPublicKeyInfo();
    }

    /// <summary>Signs.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        using var rsa = Open();
        return SoterSignature.Sign(rsa, data);
    }

    private RSA Open()
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(Pkcs8, out _);
        return rsa;
    }

    // The key is for no log.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append("Counter = ").Append(Counter).Append(", Registered = ").Append(Registered);
        return true;
    }
}

[JsonSerializable(typeof(SoterKey))]
internal sealed partial class SoterKeyJson : JsonSerializerContext;
