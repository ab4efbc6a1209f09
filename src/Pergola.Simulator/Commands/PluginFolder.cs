using System.CommandLine;

namespace Pergola.Simulator.Commands;

/// <summary>Where a plugin's files are: <c>--plugin APPID=FOLDER</c>.</summary>
/// <param name="AppId">The plugin's appid.</param>
/// <param name="Path">Its folder or zip, as a full path.</param>
internal sealed record PluginFolder(string AppId, string Path)
{
    /// <summary>The option of a command that opens mini programs.</summary>
    public static Option<PluginFolder[]> Option() => RepeatedOption.Of("--plugin", "Where the files of a plugin are that app.json names.", "APPID=FOLDER", Parse);

    /// <summary>Reads <c>APPID=FOLDER</c>.</summary>
    /// <exception cref="FormatException">The text is not of that form, or there is nothing at the path.</exception>
    public static PluginFolder Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1 || equals == text.Length - 1)
            throw new FormatException($"'{text}' is not APPID=FOLDER, such as wxidxxxxxxxxxxxxxx=../hello-plugin.");
        var path = System.IO.Path.GetFullPath(text[(equals + 1)..]);
        return Directory.Exists(path) || File.Exists(path) ? new(text[..equals], path) : throw new FormatException($"There is no plugin at '{path}'.");
    }
}
