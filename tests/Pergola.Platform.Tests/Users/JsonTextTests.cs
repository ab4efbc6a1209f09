using Pergola.Platform.Users;

namespace Pergola.Platform.Tests.Users;

public sealed class JsonTextTests
{
    /// <summary>Each expectation is what <c>JSON.stringify</c> gives in Node 20.</summary>
    [Theory]
    [InlineData("爱丽丝", "\"爱丽丝\"")]
    [InlineData("wide\u3000space", "\"wide\u3000space\"")]
    [InlineData("😀", "\"😀\"")]
    [InlineData("<a href='x'>&amp;+/</a>", "\"<a href='x'>&amp;+/</a>\"")]
    [InlineData("say \"hi\" \\o/", "\"say \\\"hi\\\" \\\\o/\"")]
    [InlineData("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"")]
    [InlineData("\u0000\u001f\u007f", "\"\\u0000\\u001f\u007f\"")]
    [InlineData("\u2028\u2029", "\"\u2028\u2029\"")]
    [InlineData("", "\"\"")]
    public void A_text_is_written_as_JavaScript_writes_it(string text, string json)
    {
        Assert.Equal(json, JsonText.String(text));
    }

    [Fact]
    public void Half_a_character_is_escaped_because_it_could_not_be_sent()
    {
        // Not in the theory: a test's name must be text that can be sent.
        Assert.Equal("\"\\ud83d\"", JsonText.String("\ud83d"));
        Assert.Equal("\"\\ude00x\"", JsonText.String("\ude00x"));
    }
}
