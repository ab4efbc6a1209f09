using System.Text;
using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps.Storage;

namespace Pergola.MiniApps;

/// <summary>
/// Storage of one user in one mini program: <c>wx.setStorage</c> and its family. Values are kept as JSON text, in memory and in an
/// append-only log. A change is handed to the operating system before it is acknowledged, so a killed process loses nothing that it
/// acknowledged; <see cref="Flush"/> and disposing bring it to the disk. After a power failure the log ends at the last whole record.
/// </summary>
/// <remarks>Thread-safe.</remarks>
public sealed class MiniAppStorage : IDisposable
{
    /// <summary>The most that one user's storage in one mini program may hold, in bytes: keys and values as UTF-8.</summary>
    public const long SizeLimit = 10L << 20;

    /// <summary>How many keys one user's storage in one mini program may have.</summary>
    public const int KeyLimit = 100_000;

    /// <summary>The most that one value may hold, in bytes of its JSON as UTF-8.</summary>
    public const int ValueLimit = 1 << 20;

    private readonly Dictionary<string, string> _values;
    private readonly StorageLog _log;
    private readonly Lock _lock = new();
    private long _size;

    private MiniAppStorage(StorageLog log, Dictionary<string, string> values)
    {
        _log = log;
        _values = values;
        _size = values.Sum(static pair => Size(pair.Key, pair.Value));
    }

    /// <summary>Opens the storage that lies in a folder, or starts an empty one. Use <see cref="MiniAppStorages"/> to find the folder of a user and a mini program.</summary>
    /// <exception cref="IOException">The folder cannot be written, or another process has it open.</exception>
    public static MiniAppStorage Open(string folder)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        return new MiniAppStorage(StorageLog.Open(folder, values), values);
    }

    /// <summary>The bytes that are used: keys and values as UTF-8.</summary>
    public long UsedBytes
    {
        get
        {
            lock (_lock)
                return _size;
        }
    }

    /// <summary>All keys, in ordinal order.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_lock)
                return [.. _values.Keys.Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>A value; false when the key has none.</summary>
    public bool TryGet(string key, out JsonElement value)
    {
        string? json;
        lock (_lock)
            _values.TryGetValue(key, out json);
        value = json is null ? default : JsonElement.Parse(json);
        return json is not null;
    }

    /// <summary>Keeps a value.</summary>
    /// <exception cref="OpenApiException">It, or all values together, would be too large; nothing is changed.</exception>
    public void Set(string key, JsonElement value)
    {
        var json = value.GetRawText();
        if (Encoding.UTF8.GetByteCount(json) > ValueLimit)
            throw new OpenApiException("the single item data size exceed limit 1Mb");
        lock (_lock)
        {
            var before = _values.TryGetValue(key, out var old) ? Size(key, old) : 0;
            var after = _size - before + Size(key, json);
            if (after > SizeLimit)
                throw new OpenApiException("exceed storage max size 10Mb");
            if (old is null && _values.Count >= KeyLimit)
                throw new OpenApiException($"exceed storage max key count {KeyLimit}");
            _log.Append(key, json);
            _values[key] = json;
            _size = after;
            CompactWhenWorthwhile();
        }
    }

    /// <summary>Forgets a value; nothing happens when there is none.</summary>
    public void Remove(string key)
    {
        lock (_lock)
        {
            if (!_values.TryGetValue(key, out var old))
                return;
            _log.Append(key, null);
            _values.Remove(key);
            _size -= Size(key, old);
            CompactWhenWorthwhile();
        }
    }

    /// <summary>Forgets all values.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _log.Rewrite(new Dictionary<string, string>());
            _values.Clear();
            _size = 0;
        }
    }

    /// <summary>Waits until what was written is on the disk.</summary>
    public void Flush()
    {
        lock (_lock)
            _log.Flush();
    }

    /// <summary>Brings what was written to the disk and closes the storage.</summary>
    public void Dispose()
    {
        lock (_lock)
            _log.Dispose();
    }

    private void CompactWhenWorthwhile()
    {
        // A log of many little values is mostly their heads: without them it would be rewritten for each change.
        if (_log.Length > (1 << 20) + (2 * (_size + ((long)StorageLog.HeaderLength * _values.Count))))
            _log.Rewrite(_values);
    }

    private static long Size(string key, string json) => Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(json);
}
