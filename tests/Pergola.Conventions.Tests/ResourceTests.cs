using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Pergola.Conventions.Tests;

/// <summary>Holds that every text for people is there in English and in Chinese.</summary>
public partial class ResourceTests
{
    public static TheoryData<string> Resources => [.. Repository.Files("src", ".resx").Concat(Repository.Files("samples", ".resx")).Where(f => !Twin().IsMatch(f))];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Every_text_has_a_Chinese_twin_with_the_same_places(string file)
    {
        var english = Texts(file);
        var chinese = Texts(file.Replace(".resx", ".zh.resx", StringComparison.Ordinal));

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), chinese.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(Places(text.Value), Places(chinese[text.Key])));
        Assert.All(chinese.Values, text => Assert.False(string.IsNullOrWhiteSpace(text)));
    }

    private static Dictionary<string, string> Texts(string file) => XDocument.Parse(Repository.Text(file)).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static string Places(string text) => string.Concat(Place().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\.zh\.resx$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Twin();

    [GeneratedRegex(@"\{[0-9A-Za-z]+\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Place();
}
