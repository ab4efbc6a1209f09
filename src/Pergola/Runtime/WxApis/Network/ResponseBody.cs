using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pergola.MiniApps.Network;

namespace Pergola.Runtime.WxApis;

/// <summary>Turns a server's body into the <c>data</c> of <c>wx.request</c>'s answer.</summary>
internal static class ResponseBody
{
    // Deeper answers are left as text: the logic reads JSON with the same limit.
    private static readonly JsonDocumentOptions Parsing = new() { MaxDepth = 64 };

    public static JsonElement ToData(NetworkResponse response, RequestParams parameters)
    {
        if (parameters.ResponseType == "arraybuffer")
            return JsonElement.Parse($"{{\"$buffer\":\"{Convert.ToBase64String(response.Body)}\"}}");
        var text = Decode(response);
        return parameters.DataType == "json" && TryParse(text) is { } json ? json : Text(text);
    }

    private static JsonElement? TryParse(string text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : JsonElement.Parse(text, Parsing);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement Text(string text) => JsonElement.Parse(JsonValue.Create(text)!.ToJsonString());

    /// <summary>The body as text, in the encoding that it says.</summary>
    public static string Decode(NetworkResponse response)
    {
        using var reader = new StreamReader(new MemoryStream(response.Body), Charset(response.ContentType), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    }

    private static Encoding Charset(string contentType)
    {
        const string Name = "charset=";
        var at = contentType.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return Encoding.UTF8;
        try
        {
            return Encoding.GetEncoding(contentType[(at + Name.Length)..].Split(';')[0].Trim(' ', '"', '\''));
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
