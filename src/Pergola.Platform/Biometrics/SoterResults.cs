using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pergola.Protocol.Soter;

namespace Pergola.Platform.Biometrics;

/// <summary>
/// Registers the keys behind biometric results and judges the results (document: mini program open APIs, "Biometric Authentication"): signed by a key
/// of this user, and with a counter that was never seen, so that a recorded result is good once. The challenge in <c>raw</c> is the backend's to compare.
/// </summary>
internal sealed partial class SoterResults(ISoterKeyStore keys, TimeProvider time, ILogger<SoterResults> log)
{
    /// <summary>A user has few devices; more keys than this are lost or forgotten ones.</summary>
    private const int MostKeys = 10;

    /// <summary>Base64 of the longest RSA signature, of 4096 bits, and room to spare.</summary>
    private const int LongestSignature = 1024;

    public Task RegisterAsync(string appId, string openId, string publicKey, CancellationToken cancellationToken) =>
        SoterSignature.IsPublicKey(publicKey)
            ? keys.AddAsync(appId, openId, publicKey, time.GetUtcNow(), MostKeys, cancellationToken)
            : throw new PlatformException(PlatformError.IllegalParameter, "publicKey is not the base64 of the SubjectPublicKeyInfo of an RSA key of 2048 to 4096 bits");

    public async Task<bool> IsGoodAsync(string appId, string openId, string json, string signature, CancellationToken cancellationToken)
    {
        var reason = await FaultAsync(appId, openId, json, signature, cancellationToken);
        if (reason is not null)
            Refused(appId, reason);
        return reason is null;
    }

    private async Task<string?> FaultAsync(string appId, string openId, string json, string signature, CancellationToken cancellationToken)
    {
        var registered = await keys.FindAsync(appId, openId, cancellationToken);
        if (registered.Count == 0)
            return "the user has registered no key";
        if (signature.Length > LongestSignature)
            return "the signature is too long";
        var bytes = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, bytes, out var length))
            return "the signature is not base64";
        var text = Encoding.UTF8.GetBytes(json);
        if (registered.FirstOrDefault(key => SoterSignature.Verify(key, text, bytes.AsSpan(0, length))) is not { } signer)
            return "no key of the user made the signature";
        if (CounterOf(json) is not { } counter)
            return "the result has no counter";
        return await keys.AdvanceAsync(appId, openId, signer, counter, cancellationToken) ? null : "the counter was seen before";
    }

    private static long? CounterOf(string json)
    {
        try
        {
            using var result = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = false });
            return result.RootElement.ValueKind == JsonValueKind.Object
                && result.RootElement.TryGetProperty("counter", out var counter)
                && counter.ValueKind == JsonValueKind.Number
                && counter.TryGetInt64(out var value)
                && value >= 0
                ? value
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A biometric result for mini program {AppId} is not good: {Reason}.")]
    private partial void Refused(string appId, string reason);
}
