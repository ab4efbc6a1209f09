using System.Text;
using Pergola.MiniApps.Packages;

namespace Pergola.MiniApps.Files;

/// <summary>The places where a program's files lie.</summary>
internal enum FileArea
{
    /// <summary>The program's own package: read only.</summary>
    Package,

    /// <summary><c>wxfile://tmp/NAME</c>: gone when the program stops. It may be read, moved away and deleted.</summary>
    Temporary,

    /// <summary><c>wxfile://store_NAME</c>: what <c>saveFile</c> keeps. It may be read, moved away and deleted.</summary>
    Saved,

    /// <summary><c>wxfile://usr/...</c>: folders and files of the program's own making.</summary>
    User,
}

/// <summary>A path as a program writes it, taken apart and checked: it cannot name anything outside of its area.</summary>
/// <param name="Area">Where it lies.</param>
/// <param name="Name">The path within its area, without leading slash, <c>.</c> and <c>..</c>; empty: the area's own folder.</param>
/// <param name="Text">As the program wrote it, for errors.</param>
internal readonly record struct FilePath(FileArea Area, string Name, string Text)
{
    public const string UserRoot = "wxfile://usr";
    public const string SavedPrefix = "wxfile://store_";

    private const int MostCharacters = 1024;
    private const int MostNameBytes = 255;
    private const int MostDepth = 32;

    /// <summary>Takes a path apart.</summary>
    /// <param name="text">What the program gave.</param>
    /// <param name="where">How its errors end, such as <c>, open wxfile://usr/a</c>.</param>
    /// <exception cref="Dispatch.OpenApiException">It leaves its area, or is no path.</exception>
    public static FilePath Parse(string text, string where)
    {
        if (text.Length > MostCharacters) throw FileErrors.NameTooLong(where);
        if (text.Length == 0) throw FileErrors.NoEntry(where);
        if (text == UserRoot) return new(FileArea.User, "", text);
        if (text.StartsWith(UserRoot + "/", StringComparison.Ordinal)) return new(FileArea.User, Inner(text[UserRoot.Length..], where), text);
        if (text.StartsWith(SavedPrefix, StringComparison.Ordinal)) return new(FileArea.Saved, Plain(text["wxfile://".Length..], where), text);
        if (text.StartsWith(MiniAppFiles.TemporaryPrefix, StringComparison.Ordinal)) return new(FileArea.Temporary, Plain(text[MiniAppFiles.TemporaryPrefix.Length..], where), text);
        if (text.Contains("://", StringComparison.Ordinal)) throw FileErrors.NoAccess(where);
        return new(FileArea.Package, Inner(text, where), text);
    }

    private static string Inner(string path, string where)
    {
        if (path.Trim('/').Length == 0) return "";
        if (!PackagePath.TryNormalize(path, out var name)) throw FileErrors.NoAccess(where);
        var segments = name.Split('/');
        if (segments.Length > MostDepth || segments.Any(static segment => Encoding.UTF8.GetByteCount(segment) > MostNameBytes)) throw FileErrors.NameTooLong(where);
        return name;
    }

    private static string Plain(string name, string where) =>
        PackagePath.Fault(name, depth: 1) is null && Encoding.UTF8.GetByteCount(name) <= MostNameBytes ? name : throw FileErrors.NoAccess(where);
}
