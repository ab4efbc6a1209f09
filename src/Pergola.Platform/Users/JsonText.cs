using System.Globalization;
using System.Text;

namespace Pergola.Platform.Users;

/// <summary>
/// JSON as JavaScript's JSON.stringify writes it, byte for byte: backends compare and sign this text. .NET's writer escapes more
/// (CJK spaces, emoji, with capitals) and cannot be told to stop.
/// </summary>
internal static class JsonText
{
    public static string Object(IEnumerable<(string Name, string Json)> fields) =>
        "{" + string.Join(',', fields.Select(field => String(field.Name) + ":" + field.Json)) + "}";

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string String(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogatePair(value, i))
                text.Append(value[i++]).Append(value[i]);
            else
                Append(text, value[i]);
        }

        return text.Append('"').ToString();
    }

    private static void Append(StringBuilder text, char c)
    {
        _ = c switch
        {
            '"' => text.Append("\\\""),
            '\\' => text.Append("\\\\"),
            '\b' => text.Append("\\b"),
            '\f' => text.Append("\\f"),
            '\n' => text.Append("\\n"),
            '\r' => text.Append("\\r"),
            '\t' => text.Append("\\t"),
            < ' ' => Escape(text, c),
            _ => char.IsSurrogate(c) ? Escape(text, c) : text.Append(c),
        };
    }

    private static StringBuilder Escape(StringBuilder text, char c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
}
