using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pergola.Platform.Storage;

namespace Pergola.Platform.Keys;

/// <summary>Finds the wrapping keys: in the options, in a file, or on SQLite in a file of the data directory that is made at the first start.</summary>
internal sealed partial class WrappingKeySource(IOptions<PergolaPlatformOptions> options, IDatabase database, ILogger<WrappingKeySource> log)
{
    public const string FileName = "key-ring.key";

    private const string HowToMakeOne = "Make one with: openssl rand -base64 32";

    /// <remarks><c>ringIsEmpty</c>: whether nothing is wrapped yet; only then may a key be made.</remarks>
    /// <exception cref="InvalidOperationException">No key, or no readable one; the message says what to do.</exception>
    public WrappingKeys Read(bool ringIsEmpty)
    {
        List<WrappingKey> keys = [.. options.Value.KeyRingKeys.Select((text, i) => Parse(text, $"KeyRingKeys[{i}]"))];
        if (!string.IsNullOrEmpty(options.Value.KeyRingKeyFile))
            keys.AddRange(ReadFile(options.Value.KeyRingKeyFile));
        if (database.Engine == "sqlite")
            keys.AddRange(OwnFile(mayMake: ringIsEmpty && keys.Count == 0));
        return keys.Count > 0 ? new WrappingKeys(keys) : throw new InvalidOperationException(
            database.Engine == "sqlite"
                ? $"The key file {OwnPath} is missing, and the key ring in the database is wrapped with its key. Bring it back from a backup, or configure the key with KeyRingKeyFile. Nothing was changed."
                : $"A key for the key ring must be configured, the same on every node: KeyRingKeyFile (a file with the key in it; --key-file of the tool) or KeyRingKeys. {HowToMakeOne}");
    }

    private string OwnPath => Path.Combine(options.Value.DataDirectory, FileName);

    private WrappingKey[] OwnFile(bool mayMake)
    {
        if (mayMake && !File.Exists(OwnPath))
            MakeOwnFile();
        return File.Exists(OwnPath) ? ReadFile(OwnPath) : [];
    }

    /// <summary>Written aside and then linked into its place, so that of two that start at once one makes it and both read the same.</summary>
    private void MakeOwnFile()
    {
        var aside = Path.Combine(Directory.CreateDirectory(options.Value.DataDirectory).FullName, $"{FileName}.{Guid.NewGuid():N}");
        var form = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            form.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(aside, form))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(WrappingKey.NewText() + "\n"));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(aside, OwnPath, overwrite: false);
            Made(OwnPath);
        }
        catch (IOException) when (File.Exists(OwnPath))
        {
            File.Delete(aside);
        }
    }

    /// <summary>One key a line, the first one wraps; empty lines and lines that start with # are skipped.</summary>
    private static WrappingKey[] ReadFile(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The key file {path} cannot be read: {fault.Message}", fault);
        }

        var keys = lines.Select((line, i) => (Line: line.Trim(), Number: i + 1))
            .Where(line => line.Line.Length > 0 && line.Line[0] != '#')
            .Select(line => Parse(line.Line, $"Line {line.Number} of the key file {path}"))
            .ToArray();
        return keys.Length > 0 ? keys : throw new InvalidOperationException($"The key file {path} has no key in it. {HowToMakeOne}");
    }

    private static WrappingKey Parse(string text, string where) =>
        WrappingKey.Parse(text) ?? throw new InvalidOperationException($"{where} is not a key: it must be 32 bytes in base64. {HowToMakeOne}");

    [LoggerMessage(Level = LogLevel.Information, Message = "Made the key file {Path}. Keep a backup of it apart from the database: without it the secrets in the database cannot be read.")]
    private partial void Made(string path);
}
