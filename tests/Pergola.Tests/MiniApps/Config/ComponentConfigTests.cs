using System.Text.Json;
using Pergola.MiniApps;
using Pergola.MiniApps.Config;

namespace Pergola.Tests.MiniApps.Config;

public sealed class ComponentConfigTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<PackageException> _reported = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("./parts/a", "/pages/index/parts/a")]
    [InlineData("parts/a", "/pages/index/parts/a")]
    [InlineData("../../components/b/index", "/components/b/index")]
    [InlineData("../../components/b", "/components/b/index")]
    [InlineData("/components/b/index", "/components/b/index")]
    [InlineData("/components/b/index.json", "/components/b/index")]
    [InlineData("components/b/index", "/components/b/index")]
    [InlineData("lib/button", "/miniprogram_npm/lib/button/index")]
    [InlineData("near/cell", "/pages/miniprogram_npm/near/cell")]
    [InlineData("@ui/tag/tag", "/components/tag/tag")]
    public void A_component_is_found(string written, string expected)
    {
        Prepare(written);
        Assert.Equal(expected, Load().GetProperty("usingComponents").GetProperty("x").GetString());
        Assert.Empty(_reported);
    }

    [Theory]
    [InlineData("plugin://shop/list", "is not in app.json")]
    [InlineData("./gone", "was not found")]
    [InlineData("../../../../etc/passwd", "was not found")]
    public void A_component_that_cannot_be_had_is_reported_with_its_place_and_left_out(string written, string expected)
    {
        Prepare(written);
        var json = Load();

        var error = Assert.Single(_reported);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(("pages/index/index.json", 2, 28), (error.File, error.Line, error.Column));
        Assert.Empty(json.GetProperty("usingComponents").EnumerateObject());
    }

    [Fact]
    public void The_components_of_app_json_are_known_everywhere_and_a_pages_own_come_first()
    {
        _folder.WithApp("""{"pages": ["pages/index/index"], "usingComponents": {"x": "components/b/index", "y": "components/b/index"}}""")
            .With("components/b/index.json", "{}").With("components/c.json", "{}")
            .With("pages/index/index.json", """{"usingComponents": {"x": "/components/c"}, "styleIsolation": "shared"}""");

        var json = Load();

        Assert.Equal("""{"x":"/components/c","y":"/components/b/index"}""", json.GetProperty("usingComponents").GetRawText());
        Assert.Equal("shared", json.GetProperty("styleIsolation").GetString());
    }

    [Fact]
    public void The_default_of_a_generic_is_resolved()
    {
        _folder.WithApp().With("pages/index/row.json", "{}").With("pages/index/index.json", """{"componentGenerics": {"row": {"default": "./row"}, "free": true}}""");
        Assert.Equal("""{"row":{"default":"/pages/index/row"},"free":true}""", Load().GetProperty("componentGenerics").GetRawText());
    }

    [Fact]
    public void A_component_without_json_has_an_empty_one()
    {
        _folder.WithApp();
        Assert.Equal("""{"usingComponents":{}}""", Load().GetRawText());
    }

    private void Prepare(string written) => _folder
        .WithApp("""{"pages": ["pages/index/index"], "resolveAlias": {"@ui/*": "components/*"}}""")
        .With("pages/index/index.json", $$"""
            {
              "usingComponents": {"x": "{{written}}"}
            }
            """.ReplaceLineEndings("\n"))
        .With("pages/index/parts/a.json", "{}")
        .With("components/b/index.wxml", "<view/>")
        .With("components/tag/tag.json", "{}")
        .With("miniprogram_npm/lib/button/index.json", "{}")
        .With("miniprogram_npm/near/cell.json", "{}")
        .With("pages/miniprogram_npm/near/cell.json", "{}");

    private JsonElement Load()
    {
        using var package = MiniAppPackage.Open(_folder.Path);
        return JsonElement.Parse(ComponentConfig.Load(package, AppConfig.Load(package), "pages/index/index", _reported.Add)!);
    }
}
