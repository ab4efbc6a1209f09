using Pergola.MiniApps.Storage;

namespace Pergola.MiniApps.Files;

/// <summary>Finds the files of a user in a mini program. They lie beside its storage, so that both are deleted together; instances of one program for one user share them.</summary>
/// <param name="storages">Knows the folders.</param>
/// <param name="limit">How much each may hold, in bytes.</param>
/// <param name="time">What files are stamped with.</param>
internal sealed class UserFileStores(MiniAppStorages storages, long limit, TimeProvider time)
{
    private readonly Dictionary<string, (string AppId, UserFiles Files)> _open = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public UserFiles Open(string appId, string? account, EnvVersion version)
    {
        var folder = Path.Combine(storages.FolderOf(appId, account, version), "files");
        lock (_lock)
        {
            if (!_open.TryGetValue(folder, out var known)) _open[folder] = known = (appId, new UserFiles(folder, limit, time));
            return known.Files;
        }
    }

    /// <summary>Forgets a mini program, whose files are deleted with its storage.</summary>
    public void Forget(string appId)
    {
        lock (_lock)
        {
            foreach (var folder in _open.Where(entry => entry.Value.AppId == appId).Select(static entry => entry.Key).ToArray()) _open.Remove(folder);
        }
    }
}
