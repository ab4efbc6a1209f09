using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;

namespace Pergola.Platform.Tests.Secrets;

/// <summary>Looks for secrets in what a run put out, however they are written: plain, base64, base64url, hex, URL-encoded, escaped in JSON.</summary>
internal sealed class SecretScanner
{
    private readonly Dictionary<string, string> forms = new(StringComparer.Ordinal);
    private SearchValues<string>? any;

    /// <summary>Adds a secret text; where it is base64 itself, the bytes that it stands for too.</summary>
    public SecretScanner Add(string label, string secret)
    {
        Assert.True(secret.Length >= 9, $"The secret '{label}' is so short that it would be found by chance.");
        AddText(label, secret);
        Add(label, Encoding.UTF8.GetBytes(secret));
        var bytes = new byte[secret.Length];
        if (Convert.TryFromBase64String(secret, bytes, out var length) && length >= 16)
            Add($"{label}, decoded", bytes[..length]);
        return this;
    }

    /// <summary>Adds secret bytes.</summary>
    public SecretScanner Add(string label, byte[] secret)
    {
        any = null;
        AddBytes(label, secret);
        forms[Encoding.Latin1.GetString(secret)] = $"{label} as bytes";
        return this;
    }

    /// <summary>What stands in a text, as <c>label as form</c>.</summary>
    public IReadOnlyList<string> FindIn(string text)
    {
        // One look for all of them at once: a database's files are large, and as a rule there is none.
        any ??= SearchValues.Create([.. forms.Keys], StringComparison.Ordinal);
        return text.AsSpan().ContainsAny(any) ? Each(text) : [];
    }

    private IReadOnlyList<string> Each(string text) => [.. forms.Where(form => text.Contains(form.Key, StringComparison.Ordinal)).Select(form => form.Value).Distinct()];

    /// <summary>What stands in bytes.</summary>
    public IReadOnlyList<string> FindIn(byte[] bytes) => FindIn(Encoding.Latin1.GetString(bytes));

    private void AddText(string label, string secret)
    {
        forms[JavaScriptEncoder.Default.Encode(secret)] = $"{label} escaped in JSON";
        forms[UrlEncoder.Default.Encode(secret)] = $"{label} URL-encoded";
        forms[Uri.EscapeDataString(secret)] = $"{label} URL-encoded";
        forms[HtmlEncoder.Default.Encode(secret)] = $"{label} escaped in HTML";
        forms[secret] = $"{label} plain";
    }

    private void AddBytes(string label, byte[] secret)
    {
        forms[Convert.ToHexString(secret)] = $"{label} as hex";
        forms[Convert.ToHexStringLower(secret)] = $"{label} as hex";
        forms[BitConverter.ToString(secret)] = $"{label} as hex with dashes";

        // Inside a longer text its base64 begins at one of three places in a group; what surely is the secret's own is the middle.
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. secret]);
            var own = text[(before == 0 ? 0 : 4)..^((before + secret.Length) % 3 == 0 ? 0 : 4)];
            AddText($"{label} as base64", own);
            AddText($"{label} as base64url", own.Replace('+', '-').Replace('/', '_'));
        }

        forms[Base64Url.EncodeToString(secret)] = $"{label} as base64url";
    }
}
