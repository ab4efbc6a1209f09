using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>Makes the ADO.NET provider use the system's SQLite: the library that the distribution patches.</summary>
internal static class SqliteLibrary
{
    private static readonly string[] Names = OperatingSystem.IsMacOS() ? ["libsqlite3.dylib"] : ["libsqlite3.so.0", "libsqlite3.so"];
    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Loads the library, once for the process.</summary>
    /// <exception cref="InvalidOperationException">There is no SQLite on this machine; the message says how to install it.</exception>
    public static void Require() => _ = Loaded.Value;

    private static bool Load()
    {
        var provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
        if (!TryLoad(provider, out var library))
            throw new InvalidOperationException($"SQLite is not installed: {Names[0]} was not found. Install it with: apt-get install libsqlite3-0");
        NativeLibrary.SetDllImportResolver(provider, (name, _, _) => name == "e_sqlite3" ? library : IntPtr.Zero);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    }

    private static bool TryLoad(Assembly provider, out IntPtr library)
    {
        foreach (var name in Names)
        {
            if (NativeLibrary.TryLoad(name, provider, searchPath: null, out library))
                return true;
        }

        library = IntPtr.Zero;
        return false;
    }
}
