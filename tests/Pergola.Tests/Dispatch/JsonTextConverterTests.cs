using System.Text.Json;
using Pergola.Dispatch;

namespace Pergola.Tests.Dispatch;

public sealed class JsonTextConverterTests
{
    [Theory]
    [InlineData("\"1763700000\"", "1763700000")]
    [InlineData("\"caf\\u00e9\"", "café")]
    [InlineData("1763700000", "1763700000")]
    [InlineData("-0.50e+3", "-0.50e+3")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("{ \"a\" : \"\\u00e9\" }", "{ \"a\" : \"\\u00e9\" }")]
    [InlineData("true", "true")]
    public void A_string_is_its_value_and_everything_else_its_text(string json, string text)
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json));
        reader.Read();

        Assert.Equal(text, new JsonTextConverter().Read(ref reader, typeof(string), JsonSerializerOptions.Default));
    }
}
