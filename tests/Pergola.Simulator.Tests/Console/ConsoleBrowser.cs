using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Pergola.Platform.Operators;
using Pergola.Simulator.Tests.Serving;

namespace Pergola.Simulator.Tests.Console;

/// <summary>A browser without scripts: it keeps cookies, reads pages, fills in their forms and sends them, tokens and all.</summary>
internal sealed class ConsoleBrowser(HttpClient http) : IDisposable
{
    /// <summary>The page that was shown last.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    /// <summary>Its text, as it came.</summary>
    public string Html { get; private set; } = "";

    /// <summary>Its headers.</summary>
    public HttpResponseMessage Answer { get; private set; } = null!;

    public string Main => Page.QuerySelector("main")!.TextContent;

    public static async Task<ConsoleBrowser> SignedInAsync(ServedPlatform platform, TokenRights rights = TokenRights.Write)
    {
        var browser = new ConsoleBrowser(platform.Browser());
        await browser.OpenAsync("console/sign-in");
        await browser.SendAsync("console/sign-in", ("token", await platform.TokenAsync("test-" + rights, rights)));
        Assert.Equal(HttpStatusCode.OK, browser.Answer.StatusCode);
        return browser;
    }

    public void AskFor(string language)
    {
        http.DefaultRequestHeaders.Remove("Accept-Language");
        http.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    public async Task OpenAsync(string path) => await ShowAsync(await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute), TestContext.Current.CancellationToken));

    /// <summary>Sends the form of the page with this action, with what its fields hold and these values over them; follows where it leads.</summary>
    public async Task SendAsync(string action, params (string Name, string Value)[] values)
    {
        var form = Page.Forms.First(f => f.GetAttribute("action") == "/" + action && f.Method == "post");
        var fields = form.QuerySelectorAll("input, textarea, select").Where(e => e is not IHtmlInputElement { Type: "checkbox", IsChecked: false })
            .Select(e => (Name: e.GetAttribute("name")!, Value: e switch { IHtmlInputElement i => i.Value, IHtmlTextAreaElement t => t.Value, IHtmlSelectElement s => s.Value!, _ => "" }))
            .Where(f => values.All(v => v.Name != f.Name)).Concat(values);
        await PostAsync(action, [.. fields]);
    }

    /// <summary>Sends values as they are, as a page of somebody else could.</summary>
    public async Task PostAsync(string path, params (string Name, string Value)[] values)
    {
        using var content = new FormUrlEncodedContent(values.Select(v => KeyValuePair.Create(v.Name, v.Value)));
        await ShowAsync(await http.PostAsync(path, content, TestContext.Current.CancellationToken));
    }

    public void Dispose() => http.Dispose();

    private async Task ShowAsync(HttpResponseMessage answer)
    {
        while (answer.StatusCode == HttpStatusCode.Found)
            answer = await http.GetAsync(answer.Headers.Location, TestContext.Current.CancellationToken);
        Answer = answer;
        Html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Page = new HtmlParser().ParseDocument(Html);
    }
}
