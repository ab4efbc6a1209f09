using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform;

/// <summary>Says to the platform who calls (docs/sdk-protocol.md, "Who calls"): with the app secret on a server, with a key of its own on a device.</summary>
internal sealed class RequestSigner(IOptions<PlatformOptions> options, TimeProvider time) : IDisposable
{
    private readonly Lazy<ECDsa> _deviceKey = new(() => ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Whether tickets are needed, because there is no secret.</summary>
    public bool IsDevice => string.IsNullOrEmpty(options.Value.AppSecret);

    /// <summary>The public half of the device's key, as tickets carry it. The private half lives in this process and is never written.</summary>
    public string DeviceKey => Convert.ToBase64String(_deviceKey.Value.ExportSubjectPublicKeyInfo());

    /// <summary>Puts the headers on a request.</summary>
    public void Sign(HttpRequestMessage request, string path, byte[] body, string? ticket)
    {
        request.Headers.Add(SdkHeaders.AppKey, options.Value.AppKey);
        // A bare uid: the platform takes it only from a superapp that was registered so, and warns about it.
        if (IsDevice && ticket is null) return;

        var timestamp = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        var text = SignedText.OfPost(path, timestamp, nonce, body);
        request.Headers.Add(SdkHeaders.Timestamp, timestamp);
        request.Headers.Add(SdkHeaders.Nonce, nonce);
        if (IsDevice) request.Headers.Add(SdkHeaders.Ticket, ticket);
        var signature = IsDevice
            ? _deviceKey.Value.SignData(text, HashAlgorithmName.SHA256)
            : HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.AppSecret!), text);
        request.Headers.Add(SdkHeaders.Signature, Convert.ToBase64String(signature));
    }

    public void Dispose()
    {
        if (_deviceKey.IsValueCreated) _deviceKey.Value.Dispose();
    }
}
