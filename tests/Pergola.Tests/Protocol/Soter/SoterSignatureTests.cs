using System.Security.Cryptography;
using System.Text;
using Pergola.Protocol.Soter;

namespace Pergola.Tests.Protocol.Soter;

/// <summary>The vector was made with <c>openssl dgst -sha256 -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:20 -sign</c>.</summary>
public class SoterSignatureTests
{
    private const string Data = """{"raw":"challenge","counter":1,"uid":"u"}""";

    private const string PublicKey =
        "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA1HdMB383rhfsTmd031cYMFH77/yBctKDagZLalrkMZwqc9oSylE07b8dc9C/T43nA4BVtvDFF/MubwE0dxFTN8Iu0XwH7Njb"
        + "Vj9tOEtKVrLqVQoUlxec1KJBRw81xou/tLSW1nIY7vIQKah8QuJKZRF7v2hJQJnqmIJ9JCKb41Pr+rB+6vJE/UPudVrVgIjViF9VpO66O+bcpVNJj5wS3sId88To2PaUJRMcEuWVZQvf"
        + "PWOXToO0BUCBnvKhOAcW6ZabUnItrbppRMbzZ7szHIWWNOE6WpVH22csRAm652MYYCY/Vd2tTRNeJFTKoZ9mzVyerQ2t8ICr0wUGM2j14wIDAQAB";

    private const string Salt20 =
        "CMIr39smZS82xYzJGUl7yHvCsmbTSZ/hBCDpGp6Xs1C0F+JPkDhUkYG8kUEpJUUzN+ZPXF2qxAp1z9vCW7lU1vyAvAUHCHwQFrvYpDG58Si/VZkllg/5/4iAIAVk1gJakHAHEUh3eBb4"
        + "9kCdY/PiCUKFC+tfh5oMDVtkI2W73ftvqc4ZX+V9QRG0PwJZDLOarFFNThhW1UitzevHhc4W4a8RTJOvTj/6c9/tb/gQc9ZGHmY6Qx8mbY7Gky+BAyY7UoMf62owMJ7SaZU6yOgDdwUY"
        + "oWulQupCdc0X3F5WynZzUvjOFA+WgawCR1jCuV9Uupp+glVTDjFrlti3dFn0Lw==";

    private const string Salt32 =
        "Xv8Agyp331xqT7tjZYtWL3E6/juCfqh3jp4qcNkhA1e3W6eHvuHbNtrpncgEmuWWTMcRo6lcX7u29wCsaQwIFXkmER/VnjLAp2nT8dChx7n2VkABP4RCFec7qn/xMLGwu2eHVe/mI5NX"
        + "tKXlMbc0pfZaOARIaW9sitGMY/vYM00d2xKcy+gf2W2v8XdXU+AJHn6iwYI81ZYjoBbIeg2MptlyCA2mbL5rfFobobyan0/AlTJpKF703NYhtqCcLpITU35/KJaxGpSWcdXs/iFEzIVn"
        + "c/FbjOtwmNr2z0cHkmd8ndgNJcHiJ8799gWABXezzonp7WnuPhaY9icnh8VW8g==";

    [Fact]
    public void OpenSSL_s_own_signature_with_a_salt_of_20_holds() =>
        Assert.True(SoterSignature.Verify(PublicKey, Encoding.UTF8.GetBytes(Data), Convert.FromBase64String(Salt20)));

    [Fact]
    public void A_salt_of_32_does_not_hold() =>
        Assert.False(SoterSignature.Verify(PublicKey, Encoding.UTF8.GetBytes(Data), Convert.FromBase64String(Salt32)));

    [Fact]
    public void The_salt_of_32_holds_where_the_salt_is_as_long_as_the_hash()
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(PublicKey), out _);

        Assert.True(rsa.VerifyData(Encoding.UTF8.GetBytes(Data), Convert.FromBase64String(Salt32), HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    }

    [Theory]
    [InlineData("")]
    [InlineData(Data)]
    public void What_is_signed_verifies_and_nothing_else_does(string data)
    {
        using var key = RSA.Create(SoterSignature.KeyBits);
        using var other = RSA.Create(SoterSignature.KeyBits);
        var bytes = Encoding.UTF8.GetBytes(data);
        var spki = Spki(key);

        var signature = SoterSignature.Sign(key, bytes);

        Assert.Equal(256, signature.Length);
        Assert.True(SoterSignature.Verify(spki, bytes, signature));
        Assert.False(SoterSignature.Verify(spki, [.. bytes, (byte)' '], signature));
        Assert.False(SoterSignature.Verify(Spki(other), bytes, signature));
        Assert.False(SoterSignature.Verify(spki, bytes, [.. signature[..^1], (byte)(signature[^1] ^ 1)]));
        Assert.False(SoterSignature.Verify(spki, bytes, []));
    }

    [Fact]
    public void Each_signature_has_a_salt_of_its_own()
    {
        using var key = RSA.Create(SoterSignature.KeyBits);

        Assert.NotEqual(SoterSignature.Sign(key, "a"u8), SoterSignature.Sign(key, "a"u8));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no base64")]
    [InlineData("AAAA")]
    public void What_is_no_key_verifies_nothing(string? key)
    {
        Assert.False(SoterSignature.IsPublicKey(key));
        Assert.False(SoterSignature.Verify(key!, "a"u8, new byte[256]));
    }

    [Fact]
    public void A_key_of_another_kind_or_size_is_refused()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var weak = RSA.Create(1024);

        Assert.False(SoterSignature.IsPublicKey(Convert.ToBase64String(curve.ExportSubjectPublicKeyInfo())));
        Assert.False(SoterSignature.IsPublicKey(Spki(weak)));
        Assert.True(SoterSignature.IsPublicKey(PublicKey));
    }

    [Fact]
    public void A_system_without_libcrypto_hears_what_to_install()
    {
        var e = Assert.Throws<PlatformNotSupportedException>(() => LibCrypto.Find(["libcrypto-that-is-not-there.so"]));

        Assert.Equal(
            "Biometric results are signed with OpenSSL's libcrypto, and none of libcrypto-that-is-not-there.so could be loaded. On Debian install it with: apt-get install libssl3",
            e.Message);
    }

    private static string Spki(RSA key) => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
}
