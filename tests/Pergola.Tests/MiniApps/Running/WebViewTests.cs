using Pergola.MiniApps;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

public sealed class WebViewTests
{
    private const string Script = "Page({ data: { src: 'https://www.example.com/help?a=1' }, told(e) { console.log(e.type, JSON.stringify(e.detail)) }, other() { this.setData({ src: 'https://evil.example' }) } })";

    private const string Template = """<web-view src="{{src}}" bindload="told" binderror="told" bindmessage="told"/><button bindtap="other"/>""";

    [Fact]
    public async Task A_page_of_a_business_domain_is_shown_by_the_shell()
    {
        await using var app = await OpenAsync(["https://www.example.com"]);

        Assert.Equal("""{"src":"https://www.example.com/help?a=1","error":""}""", await ShownAsync(app));
    }

    [Fact]
    public async Task A_page_of_another_origin_is_refused_and_the_program_is_told()
    {
        await using var app = await OpenAsync([]);

        Assert.Equal(["""error {"src":"https://www.example.com/help?a=1","url":"https://www.example.com/help?a=1","errMsg":"web-view:fail url not in domain list"}"""], await app.SaysAsync(1));
        Assert.Equal("""{"src":"","error":"https://www.example.com is not among the business domains of this mini program."}""", await ShownAsync(app));
    }

    [Fact]
    public async Task The_superapp_may_allow_an_origin_for_every_program()
    {
        await using var app = await OpenAsync([], static options => options.WebViewDomains.Add("https://www.example.com"));

        Assert.Contains("\"error\":\"\"", await ShownAsync(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_page_says_reaches_the_program_and_a_forged_type_does_not()
    {
        await using var app = await OpenAsync(["https://www.example.com"]);
        var page = app.App.Pages.TopId;
        var view = new PlayedView(app.App.Screen, static (_, _) => null);
        await view.SayAsync($$"""{"t":"webView","page":{{page}},"type":"submit","data":1}""");
        await view.SayAsync($$"""{"t":"webView","page":{{page}},"type":"load"}""");
        await view.SayAsync($$$"""{"t":"webView","page":{{{page}}},"type":"message","data":{"a":[1]}}""");
        await view.SayAsync("""{"t":"webView","page":999,"type":"load"}""");

        Assert.Equal(["""load {"src":"https://www.example.com/help?a=1"}""", """message {"data":[{"a":[1]}]}"""], await app.SaysAsync(2));
    }

    [Fact]
    public async Task Another_address_is_looked_at_again()
    {
        await using var app = await OpenAsync(["https://www.example.com"]);

        Assert.StartsWith("error ", (await app.SaysOnTapAsync())[0], StringComparison.Ordinal);
    }

    private static async Task<string> ShownAsync(TestMiniApp app)
    {
        await app.WaitForAsync(() => Task.FromResult(app.Ui.Changes.Any(static change => change.Kind == "webView")));
        return app.Ui.Changes.Last(static change => change.Kind == "webView").Data.GetRawText();
    }

    private static async Task<TestMiniApp> OpenAsync(string[] domains, Action<PergolaOptions>? configure = null)
    {
        using var folder = LittleProgram.Of(Script, Template);
        return await TestMiniApp.OpenAsync(folder.Path, new TestMiniAppOptions { App = new MiniAppInfo("mpweb00000000000", "Web") { WebViewDomains = domains }, Configure = configure });
    }
}
