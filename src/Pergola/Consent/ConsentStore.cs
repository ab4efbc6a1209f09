using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace Pergola.Consent;

/// <summary>
/// Keeps the remembered answers in files: <c>consents/{mini program}/{user}.json</c> below the data directory, and beside it the choices about
/// subscription messages. Names are hashes, because accounts and appids are texts of any kind.
/// </summary>
internal sealed partial class ConsentStore(PergolaOptions options, ILogger<ConsentStore> logger)
{
    // One object for one user and mini program, so that two instances see the same answers; it goes when nobody holds it.
    private readonly ConcurrentDictionary<string, WeakReference<IKeptAnswers>> _open = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>The answers of one user in one mini program.</summary>
    /// <param name="account">The superapp's user; null when nobody is signed in.</param>
    /// <param name="appId">The mini program.</param>
    public MiniAppConsents Open(string? account, string appId) => Open(
        FileOf(account, appId, ".json"),
        file => new MiniAppConsents(Read(file, ConsentJson.Default.DictionaryStringBoolean) ?? [], answers => Write(file, answers, ConsentJson.Default.IReadOnlyDictionaryStringBoolean)));

    /// <summary>The choices of one user about the subscription messages of one mini program.</summary>
    /// <param name="account">The superapp's user; null when nobody is signed in.</param>
    /// <param name="appId">The mini program.</param>
    public MiniAppSubscriptions OpenSubscriptions(string? account, string appId) => Open(
        FileOf(account, appId, ".messages.json"),
        file => new MiniAppSubscriptions(
            Read(file, ConsentJson.Default.SubscriptionAnswers) is { Items: not null } kept ? kept : SubscriptionAnswers.None,
            answers => Write(file, answers, ConsentJson.Default.SubscriptionAnswers)));

    /// <summary>Forgets the answers of every user: the mini program is removed from the superapp.</summary>
    public void Remove(string appId)
    {
        var directory = DirectoryOf(appId);
        lock (_lock)
        {
            foreach (var (file, held) in _open)
            {
                if (!string.Equals(Path.GetDirectoryName(file), directory, StringComparison.Ordinal)) continue;
                if (held.TryGetTarget(out var open)) open.Clear();
                _open.TryRemove(file, out _);
            }

            if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        }
    }

    private T Open<T>(string file, Func<string, T> make)
        where T : class, IKeptAnswers
    {
        lock (_lock)
        {
            if (_open.TryGetValue(file, out var held) && held.TryGetTarget(out var open)) return (T)open;
            var made = make(file);
            _open[file] = new(made);
            return made;
        }
    }

    private string DirectoryOf(string appId) => Path.Combine(Path.GetFullPath(options.DataDirectory), "consents", Name(appId));

    private string FileOf(string? account, string appId, string ending) => Path.Combine(DirectoryOf(appId), Name(account is null ? "-" : $"u:{account}") + ending);

    private static string Name(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 20));

    private T? Read<T>(string file, JsonTypeInfo<T> contract)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), contract);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException e)
        {
            // Without answers the user is asked again: nothing is allowed by a broken file.
            LogBrokenFile(e, file);
            return null;
        }
    }

    private static void Write<T>(string file, T answers, JsonTypeInfo<T> contract)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // A crash leaves the old file or the new one, never half of one.
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, answers, contract);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
    }

    [LoggerMessage(LogLevel.Warning, "The remembered answers in {File} cannot be read; the user will be asked again.")]
    private partial void LogBrokenFile(Exception exception, string file);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, bool>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, bool>))]
[JsonSerializable(typeof(SubscriptionAnswers))]
internal sealed partial class ConsentJson : JsonSerializerContext;
