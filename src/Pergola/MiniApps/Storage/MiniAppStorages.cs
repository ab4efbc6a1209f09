using System.Security.Cryptography;
using System.Text;

namespace Pergola.MiniApps.Storage;

/// <summary>Finds the storage of a user in a mini program. Instances of one program for one user share it.</summary>
/// <param name="dataDirectory">Where everything is kept: <see cref="PergolaOptions.DataDirectory"/>.</param>
public sealed class MiniAppStorages(string dataDirectory) : IDisposable
{
    private readonly Dictionary<string, MiniAppStorage> _open = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>The storage of one user in one version of one mini program. It stays open until this object is disposed; do not dispose it.</summary>
    /// <param name="appId">The mini program.</param>
    /// <param name="account">The user; null when nobody is signed in, which is a storage of its own.</param>
    /// <param name="version">Which version runs: a development version never sees the released one's data.</param>
    /// <exception cref="IOException">The folder cannot be written, or another process has it open.</exception>
    public MiniAppStorage Open(string appId, string? account, EnvVersion version) => OpenFolder(FolderOf(appId, account, version));

    /// <summary>The storage of a plugin in one mini program: not the program's own, and not that of the same plugin in another program. It goes with the program's.</summary>
    /// <param name="appId">The mini program.</param>
    /// <param name="plugin">The plugin's appid.</param>
    /// <param name="account">The user; null when nobody is signed in.</param>
    /// <param name="version">Which version of the program runs.</param>
    public MiniAppStorage OpenPlugin(string appId, string plugin, string? account, EnvVersion version) =>
        OpenFolder(Path.Combine(FolderOf(appId, account, version), "plugin-" + Name(plugin)));

    private MiniAppStorage OpenFolder(string folder)
    {
        lock (_lock)
        {
            if (!_open.TryGetValue(folder, out var storage))
                _open[folder] = storage = MiniAppStorage.Open(folder);
            return storage;
        }
    }

    /// <summary>Deletes what is kept of a mini program, of every user and version. None of its instances may run.</summary>
    /// <param name="appId">The mini program.</param>
    public void Remove(string appId)
    {
        var folder = FolderOf(appId);
        lock (_lock)
        {
            foreach (var open in _open.Keys.Where(path => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)).ToArray())
            {
                _open[open].Dispose();
                _open.Remove(open);
            }

            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The folder for what is kept of one user in one version of one mini program, below the mini program's own.</summary>
    /// <remarks>Names are hashes: no appid or user name can be chosen so that it names another's folder.</remarks>
    public string FolderOf(string appId, string? account, EnvVersion version) =>
        Path.Combine(FolderOf(appId), Name($"{(account is null ? "-" : $"{account.Length}:{account}")}{(int)version}"));

    private string FolderOf(string appId) => Path.Combine(dataDirectory, "storage", Name(appId));

    private static string Name(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text)));

    /// <summary>Brings everything to the disk.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            foreach (var storage in _open.Values)
                storage.Flush();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var storage in _open.Values)
                storage.Dispose();
            _open.Clear();
        }
    }
}
