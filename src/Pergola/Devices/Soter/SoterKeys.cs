using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pergola.Protocol.Soter;

namespace Pergola.Devices;

/// <summary>
/// Keeps one key pair and one counter for each user in each mini program: <c>soter/{mini program}/{user}.json</c> below the data directory, readable by
/// the superapp's own system user alone. Names are hashes, because accounts and appids are texts of any kind.
/// </summary>
internal sealed class SoterKeys(string dataDirectory)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // For the whole process: two instances of the SDK may share a directory. Files that meet in one lock only wait for each other.
    private static readonly SemaphoreSlim[] Locks = [.. Enumerable.Range(0, 256).Select(static _ => new SemaphoreSlim(1, 1))];

    /// <summary>Signs one result. The counter is on the disk before the signature exists, so that no number is ever signed twice.</summary>
    /// <param name="account">The superapp's user; null when nobody is signed in.</param>
    /// <param name="appId">The mini program.</param>
    /// <param name="register">Tells the platform the public key, once for each key; null where there is no platform.</param>
    /// <param name="compose">Makes the JSON of the result from the counter and the key's id (64 hex digits).</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    /// <exception cref="InvalidDataException">The key's file is broken.</exception>
    /// <exception cref="PlatformNotSupportedException">The system has no libcrypto.</exception>
    public async Task<SoterProof> SignAsync(string? account, string appId, Func<string, Task>? register, Func<long, string, string> compose, CancellationToken cancellationToken)
    {
        var file = FileOf(account, appId);
        var gate = Locks[(uint)file.GetHashCode(StringComparison.Ordinal) % Locks.Length];
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var key = Read(file) ?? Make(file);
            var publicKey = key.PublicKey();
            if (!key.Registered && register is not null)
            {
                await register(Convert.ToBase64String(publicKey)).ConfigureAwait(false);
                key = key with { Registered = true };
            }

            key = key with { Counter = key.Counter + 1 };
            Write(file, key);
            var json = compose(key.Counter, Convert.ToHexStringLower(SHA256.HashData(publicKey)));
            return new(json, Convert.ToBase64String(key.Sign(Encoding.UTF8.GetBytes(json))));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Deletes the keys of every user: the mini program is removed from the superapp, and nothing of it signs any more.</summary>
    public void Remove(string appId)
    {
        if (Directory.Exists(DirectoryOf(appId))) Directory.Delete(DirectoryOf(appId), recursive: true);
    }

    /// <summary>The file of one key.</summary>
    internal string FileOf(string? account, string appId) =>
        Path.Combine(DirectoryOf(appId), Name(account is null ? "-" : $"u:{account}") + ".json");

    private string DirectoryOf(string appId) => Path.Combine(Path.GetFullPath(dataDirectory), "soter", Name(appId));

    private static string Name(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 20));

    private static SoterKey Make(string file)
    {
        using var rsa = RSA.Create(SoterSignature.KeyBits);
        var key = new SoterKey(rsa.ExportPkcs8PrivateKey(), 0, false);
        // Kept before anybody hears of it: what the platform knows is never a key that a crash has lost.
        Write(file, key);
        return key;
    }

    private static SoterKey? Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), SoterKeyJson.Default.SoterKey)
                ?? throw new JsonException("The file holds null.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            // A new key in its place would look to the mini program's backend like another device: that is for a person to decide.
            throw new InvalidDataException($"The key for biometric results in {file} is broken. Delete the file, and a new key is made and registered.", e);
        }
    }

    private static void Write(string file, SoterKey key)
    {
        var directory = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, Private | UnixFileMode.UserExecute);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Private;
        // A crash leaves the old file or the new one, never half of one.
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        using (var stream = new FileStream(temporary, options))
        {
            JsonSerializer.Serialize(stream, key, SoterKeyJson.Default.SoterKey);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
    }
}

/// <summary>A signed result.</summary>
/// <param name="Json">What was signed.</param>
/// <param name="Signature">The signature (<see cref="SoterSignature"/>), in base64.</param>
internal sealed record SoterProof(string Json, string Signature);
