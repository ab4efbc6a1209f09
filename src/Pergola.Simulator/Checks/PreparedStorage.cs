using System.Text.Json;
using Pergola.MiniApps;
using Pergola.MiniApps.Storage;

namespace Pergola.Simulator.Checks;

/// <summary>What pages find in storage when they are checked: a page that is only ever reached from another one may need what that one left there.</summary>
/// <param name="values">Keys and values.</param>
internal sealed class PreparedStorage(IReadOnlyDictionary<string, JsonElement> values)
{
    /// <summary>Reads a file that holds one JSON object: storage keys, and their values.</summary>
    /// <exception cref="PackageException">It is not there, or no JSON object.</exception>
    public static PreparedStorage Read(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? new(json.RootElement.EnumerateObject().ToDictionary(static entry => entry.Name, static entry => entry.Value.Clone(), StringComparer.Ordinal))
                : throw new PackageException("The file must hold a JSON object of storage keys and their values: {\"cart\": []}.", file);
        }
        catch (Exception broken) when (broken is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new PackageException($"The storage file cannot be read: {broken.Message}", file, inner: broken);
        }
    }

    /// <summary>Puts the values into the storage that the checked program is given.</summary>
    public void Fill(MiniAppStorages storages, MiniAppInfo app)
    {
        var storage = storages.Open(app.AppId, account: null, app.EnvVersion);
        foreach (var (key, value) in values)
            storage.Set(key, value);
    }
}
