using Pergola.Simulator.Checks;
using Pergola.Simulator.Commands;

namespace Pergola.Simulator.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pergola-check-test");
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    public CheckCommandTests()
    {
        Write("program/app.json", """{"pages": ["pages/index/index", "pages/order/order"], "plugins": {"hello": {"version": "1.0.0", "provider": "wx1111"}}}""");
        Write("program/project.config.json", """{"appid": "mp1"}""");
        Write("program/app.js", "App({})");
        Write("program/pages/index/index.js", "Page({ onLoad() { requirePlugin('hello').greet() } })");
        Write("program/pages/index/index.wxml", "<view/>");
        Write("program/pages/order/order.js", "Page({ onLoad(query) { query.id.trim() } })");
        Write("program/pages/order/order.wxml", "<view/>");
        Write("plugin/plugin.json", """{"main": "main.js"}""");
        Write("plugin/main.js", "module.exports = { greet() { return 'hello' } }");
    }

    private CheckSettings Whole => new(Path.Combine(folder.FullName, "program"))
    {
        Plugins = [PluginFolder.Parse("wx1111=" + Path.Combine(folder.FullName, "plugin"))],
        Pages = [PageQuery.Parse("pages/order/order?id=1")],
    };

    public void Dispose()
    {
        folder.Delete(recursive: true);
        output.Dispose();
        errors.Dispose();
    }

    [Fact]
    public async Task Pages_are_opened_with_their_queries_and_their_plugins()
    {
        Assert.Equal(0, await CheckAsync(Whole));
        Assert.Contains("2 pages, 0 failed", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_its_query_fails_with_its_place()
    {
        Assert.Equal(1, await CheckAsync(Whole with { Pages = [] }));
        Assert.Contains("pages/order/order.js:1:", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plugin_that_is_not_there_is_named()
    {
        Assert.Equal(1, await CheckAsync(Whole with { Plugins = [] }));
        Assert.Contains("hello", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_the_program_does_not_have_is_told()
    {
        Assert.Equal(1, await CheckAsync(Whole with { Pages = [PageQuery.Parse("/pages/none?x=1")] }));
        Assert.Contains("--page names 'pages/none', which app.json does not list.", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pages/order/order")]
    [InlineData("?id=1")]
    [InlineData("pages/order/order?")]
    public void What_is_no_page_with_a_query_is_refused_with_an_example(string text) =>
        Assert.Contains("is not PAGE?QUERY, such as", Assert.Throws<FormatException>(() => PageQuery.Parse(text)).Message, StringComparison.Ordinal);

    private Task<int> CheckAsync(CheckSettings settings) => CheckCommand.RunAsync(settings, output, errors, TestContext.Current.CancellationToken);

    private void Write(string path, string text)
    {
        var full = Path.Combine(folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
