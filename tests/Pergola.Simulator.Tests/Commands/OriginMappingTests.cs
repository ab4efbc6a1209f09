using Pergola.Simulator.Commands;

namespace Pergola.Simulator.Tests.Commands;

public class OriginMappingTests
{
    [Theory]
    [InlineData("https://a.example=http://127.0.0.1:3000", "https://a.example", "http://127.0.0.1:3000/")]
    [InlineData("HTTPS://A.Example:443/=http://localhost:1/x", "https://a.example", "http://localhost:1/x")]
    [InlineData("http://a.example:81=https://b.example/p?q=1", "http://a.example:81", "https://b.example/p?q=1")]
    public void An_origin_is_mapped_in_its_one_form(string text, string origin, string target)
    {
        var mapping = OriginMapping.Parse(text);

        Assert.Equal(origin, mapping.Origin);
        Assert.Equal(target, mapping.Target.ToString());
    }

    [Theory]
    [InlineData("https://a.example", "is not ORIGIN=URL")]
    [InlineData("=http://127.0.0.1", "is not ORIGIN=URL")]
    [InlineData("a.example=http://127.0.0.1", "'a.example' is no origin")]
    [InlineData("https://a.example/path=http://127.0.0.1", "more than an origin")]
    [InlineData("https://me@a.example=http://127.0.0.1", "more than an origin")]
    [InlineData("https://a.example=file:///etc/passwd", "is no URL")]
    public void What_is_wrong_with_a_mapping_is_said(string text, string expected)
    {
        var error = Assert.Throws<FormatException>(() => OriginMapping.Parse(text));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
