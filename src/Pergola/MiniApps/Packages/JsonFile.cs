using System.Text;
using System.Text.Json;

namespace Pergola.MiniApps.Packages;

/// <summary>A JSON file of a package, with comments and trailing commas allowed, that can say where each of its values stands.</summary>
internal sealed class JsonFile
{
    private static readonly JsonReaderOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64 };
    private readonly byte[] _utf8;

    private JsonFile(string path, byte[] utf8, JsonElement root)
    {
        Path = path;
        _utf8 = utf8;
        Root = root;
    }

    /// <summary>The file's path in the package.</summary>
    public string Path { get; }

    /// <summary>The object that the file holds.</summary>
    public JsonElement Root { get; }

    /// <summary>Parses a file whose root must be an object.</summary>
    /// <exception cref="PackageException">It is not JSON, or not an object.</exception>
    public static JsonFile Parse(string path, byte[] bytes)
    {
        var utf8 = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        try
        {
            var reader = new Utf8JsonReader(utf8, Reading);
            var root = JsonElement.ParseValue(ref reader);
            if (reader.Read())
                throw new JsonException("There is more after the end of the object.");
            RefuseHalfCharacters(path, utf8);
            return root.ValueKind == JsonValueKind.Object
                ? new JsonFile(path, utf8, root)
                : throw new PackageException("The file must hold a JSON object: { ... }.", path, 1, 1);
        }
        catch (JsonException error)
        {
            var message = error.Message.Split(" LineNumber:", 2)[0].Split(" Path:", 2)[0];
            var (line, column) = Place(utf8, (int)(error.LineNumber ?? 0), (int)(error.BytePositionInLine ?? 0));
            throw new PackageException($"This is not valid JSON: {message}", path, line, column, error);
        }
    }

    /// <summary>An error at a value, which is named by its property names and array indexes from the root.</summary>
    public PackageException Error(string message, params ReadOnlySpan<object> steps)
    {
        var (line, column) = Locate(steps);
        return new PackageException(message, Path, line, column);
    }

    // Whoever reads such a text later would fail without saying where it stands.
    private static void RefuseHalfCharacters(string path, byte[] utf8)
    {
        if (utf8.AsSpan().IndexOf("\\u"u8) < 0)
            return;
        var reader = new Utf8JsonReader(utf8, Reading);
        while (reader.Read())
        {
            try
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    _ = reader.GetString();
            }
            catch (InvalidOperationException error)
            {
                var before = utf8.AsSpan(0, (int)reader.TokenStartIndex);
                var (line, column) = Place(utf8, before.Count((byte)'\n'), before.Length - (before.LastIndexOf((byte)'\n') + 1));
                throw new PackageException("A text holds half a character (a lone surrogate).", path, line, column, error);
            }
        }
    }

    private (int Line, int Column) Locate(ReadOnlySpan<object> steps)
    {
        var reader = new Utf8JsonReader(_utf8, Reading);
        reader.Read();
        var at = reader.TokenStartIndex;
        foreach (var step in steps)
        {
            if (!(step is int index ? ToItem(ref reader, index) : ToProperty(ref reader, (string)step)))
                break;
            at = reader.TokenStartIndex;
        }

        var before = _utf8.AsSpan(0, (int)at);
        var line = before.Count((byte)'\n');
        return Place(_utf8, line, before.Length - (before.LastIndexOf((byte)'\n') + 1));
    }

    private static bool ToProperty(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
                return true;
            reader.Skip();
        }

        return false;
    }

    private static bool ToItem(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return false;
        for (reader.Read(); reader.TokenType != JsonTokenType.EndArray; reader.Read())
        {
            if (index-- == 0)
                return true;
            reader.Skip();
        }

        return false;
    }

    // Columns are counted in characters, as editors show them; the reader counts bytes.
    private static (int Line, int Column) Place(ReadOnlySpan<byte> utf8, int line, int bytesInLine)
    {
        var rest = utf8;
        for (var i = 0; i < line && rest.IndexOf((byte)'\n') is var end and >= 0; i++)
            rest = rest[(end + 1)..];
        return (line + 1, Encoding.UTF8.GetCharCount(rest[..Math.Min(bytesInLine, rest.Length)]) + 1);
    }
}
