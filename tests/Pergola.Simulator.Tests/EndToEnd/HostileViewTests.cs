using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

/// <summary>Pages that try to get out of their frame: a server that nobody may call counts what reaches it.</summary>
[Collection("end to end")]
public sealed class HostileViewTests(Chromium chromium)
{
    private const string Markup = "<img src=x onerror='window.ran=1;parent.ran=1'><script>window.ran=1</script>";

    // What must not be in any tree of the frame, at any depth: nothing that runs, loads, leaves, or changes what addresses mean.
    private const string Look = """
        (root) => {
          const found = [], all = [document]
          for (const tree of all) for (const el of tree.querySelectorAll('*')) {
            if (el.shadowRoot) all.push(el.shadowRoot)
            if (el.closest('head')) continue
            if (/^(script|iframe|frame|object|embed|link|meta|base|svg|math|form|style|template|portal)$/i.test(el.localName) && !/view\.js$/.test(el.src || '')) found.push(el.localName)
            for (const { name, value } of el.attributes) if (/^on/i.test(name) || /^(href|srcdoc|srcset|action|formaction|background|ping)$/i.test(name) || /javascript:|data:text/i.test(name === 'class' ? '' : value)) found.push(el.localName + '.' + name)
          }
          return JSON.stringify([found, window.ran === undefined, window.origin])
        }
        """;

    [Fact]
    public async Task Rich_text_sheets_and_attributes_run_nothing_and_reach_nobody()
    {
        await using var canary = await Canary.StartAsync();
        await using var run = await HostedProgram.StartAsync(chromium.Browser, Script(canary.Url), Template(canary.Url), Style(canary.Url));
        await using var shown = await run.ShowAsync(new() { NickName = Markup, AvatarUrl = $"javascript:fetch('{canary.Url}')" });
        await shown.View.Locator("#go").ClickAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(shown.View.Locator("#go")).ToHaveTextAsync("drawn", new() { Timeout = 30_000 });
        await shown.Page.ScreenshotAsync();

        Assert.Equal("""[[],true,"null"]""", await shown.View.Locator("body").EvaluateAsync<string>(Look));
        Assert.True(await shown.Page.EvaluateAsync<bool>("() => window.ran === undefined"));
        Assert.Equal(2, shown.Page.Frames.Count);
        Assert.EndsWith("/frame", shown.Page.Frames[1].Url, StringComparison.Ordinal);
        Assert.Empty(canary.Hits);
        Assert.Equal("control", await canary.ControlAsync());
    }

    [Fact]
    public async Task A_web_view_of_an_address_that_is_not_allowed_loads_nothing_and_says_so()
    {
        await using var canary = await Canary.StartAsync();
        await using var run = await HostedProgram.StartAsync(chromium.Browser, "Page({})", $"""<web-view src="{canary.Url}/web-view"/>""", "");
        await using var shown = await run.ShowAsync(null);
        await Assertions.Expect(shown.Page.Locator(".pg-web-refused")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        Assert.Equal(2, shown.Page.Frames.Count);
        Assert.Empty(canary.Hits);
        Assert.Equal("control", await canary.ControlAsync());
    }

    [Fact]
    public async Task Nothing_of_a_page_covers_what_the_host_draws()
    {
        await using var run = await HostedProgram.StartAsync(chromium.Browser, "Page({})", """<view class="over" id="over">over</view>""", """
            page, .over { position: fixed !important; top: -2000px !important; left: -2000px !important; width: 9000px !important; height: 9000px !important; z-index: 2147483647 !important; background: red }
            .over { transform: scale(50); margin: -999px }
            """);
        await using var shown = await run.ShowAsync(null);
        await Assertions.Expect(shown.View.Locator("#over")).ToBeAttachedAsync(new() { Timeout = 30_000 });

        // The middle of the bar, and the four corners of the page around the phone.
        var covered = await shown.Page.EvaluateAsync<string>("""
            () => {
              const bar = document.querySelector('.pg-phone').firstElementChild, at = bar.getBoundingClientRect(), frame = document.querySelector('#phone iframe')
              const points = [[at.x + at.width / 2, at.y + at.height / 2], [1, innerHeight - 1], [innerWidth - 1, 1], [innerWidth - 1, innerHeight - 1]]
              return points.map(([x, y]) => document.elementFromPoint(x, y)).filter((el) => el === frame).length + ' ' + bar.contains(document.elementFromPoint(...points[0]))
            }
            """);
        Assert.Equal("0 true", covered);
    }

    [Fact]
    public async Task Words_of_a_program_stay_words_where_the_host_shows_them()
    {
        await using var run = await HostedProgram.StartAsync(chromium.Browser, $$"""
            const bad = {{Quoted(Markup)}}
            Page({ onReady() { wx.setNavigationBarTitle({ title: bad }); wx.showToast({ title: bad, image: 'javascript:window.ran=1' }); wx.showModal({ title: bad, content: bad, confirmText: 'ok', confirmColor: 'red;background:url(x)' }) } })
            """, "<view id=\"there\"/>", "");
        await using var shown = await run.ShowAsync(null);
        var dialog = shown.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync(Markup, new() { Timeout = 30_000 });

        await AssertPlainAsync(shown.Page);
    }

    [Fact]
    public async Task A_fault_of_a_program_is_shown_as_text()
    {
        await using var run = await HostedProgram.StartAsync(chromium.Browser, "Page({})", "<wxs module=\"m\">" + "var a = '<img src=x onerror=window.ran=1>' +; </wxs><view/>", "");
        await using var shown = await run.ShowAsync(null);
        await Assertions.Expect(shown.Page.Locator(".pg-phone")).ToContainTextAsync("pages/index/index.wxml", new() { Timeout = 30_000 });

        await AssertPlainAsync(shown.Page);
    }

    private static async Task AssertPlainAsync(IPage page)
    {
        Assert.True(await page.EvaluateAsync<bool>("() => window.ran === undefined"));
        Assert.Equal(0, await page.Locator(".pg-phone script, .pg-phone img[src='x'], .pg-phone [onerror]").CountAsync());
    }

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static string Style(string canary) => $$"""
        @import "{{canary}}/import.wxss";
        @import url({{canary}}/import2.wxss);
        @font-face { font-family: stolen; src: url({{canary}}/font.woff) }
        .a { background: url({{canary}}/plain) }
        .b { background: u\72l({{canary}}/escaped) }
        .c { background-image: image-set("{{canary}}/set" 1x); -webkit-mask-image: url("{{canary}}/mask") }
        .d { width: expression(window.ran=1); behavior: url({{canary}}/behavior); list-style-image: url('{{canary}}/list'); cursor: url({{canary}}/cursor), auto }
        .e::before { content: "</style><script>window.ran=1</script>"; content: url({{canary}}/content) }
        view { font-family: stolen }
        """;

    private static string Script(string canary) => $$"""
        const html = `{{Markup}}<p onclick="window.ran=1" style="background:url({{canary}}/p)">p</p><a href="javascript:window.ran=1">a</a><iframe src="{{canary}}/frame"></iframe><iframe srcdoc="<script>top.ran=1</script>"></iframe>
          <object data="{{canary}}/object"></object><embed src="{{canary}}/embed"><link rel="stylesheet" href="{{canary}}/link"><link rel="prefetch" href="{{canary}}/prefetch"><meta http-equiv="refresh" content="0;url={{canary}}/meta"><base href="{{canary}}/">
          <svg onload="window.ran=1"><image href="{{canary}}/svg"/></svg><math><mtext><img src="{{canary}}/math"></mtext></math><form action="{{canary}}/form"><button formaction="javascript:window.ran=1">b</button></form>
          <img src="javascript:window.ran=1"><img srcset="{{canary}}/srcset 1x"><img src="{{canary}}/img"><video src="{{canary}}/video" autoplay></video><style>@import url({{canary}}/style)</style><table background="{{canary}}/table"><tr><td>t</td></tr></table>`
        const list = [{ name: 'script', children: [{ type: 'text', text: 'window.ran=1' }] }, { name: 'IMG', attrs: { src: 'x', onerror: 'window.ran=1' } }, { name: 'a', attrs: { href: 'javascript:window.ran=1' } },
          { name: 'p', attrs: { onclick: 'window.ran=1', style: 'background:url({{canary}}/list)', class: 'c" onload="window.ran=1' } }, { name: 'iframe', attrs: { src: '{{canary}}/list-frame' } }]
        Page({ data: { html, list, go: 'go', bad: 'javascript:window.ran=1', page: 'data:text/html,<script>top.ran=1</script>' }, tap() { this.setData({ go: 'drawn' }) } })
        """;

    private static string Template(string canary) => $$"""
        <view class="a b c d e" style="background:url({{canary}}/inline);background:u\72l({{canary}}/inline2)" data-x="{{"{{html}}"}}" onclick="window.ran=1">styled</view>
        <rich-text nodes="{{"{{html}}"}}"/><rich-text nodes="{{"{{list}}"}}"/>
        <image src="{{"{{bad}}"}}"/><image src="{{"{{page}}"}}"/><image src="{{canary}}/image"/><video src="{{"{{page}}"}}" poster="{{canary}}/poster"/>
        <navigator url="{{"{{bad}}"}}">jump</navigator>
        <open-data type="userNickName"/><open-data type="userAvatarUrl" default-avatar="{{"{{bad}}"}}"/><open-data type="userNickName" default-text="{{"{{html}}"}}"/>
        <button id="go" bindtap="tap">{{"{{go}}"}}</button>
        """;

    /// <summary>A server on this machine that no program was allowed to reach.</summary>
    private sealed class Canary(WebApplication app, ConcurrentQueue<string> hits) : IAsyncDisposable
    {
        public string Url => app.Urls.First();

        public IEnumerable<string> Hits => hits;

        public static async Task<Canary> StartAsync()
        {
            var hits = new ConcurrentQueue<string>();
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.WebHost.UseKestrel();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Run(context =>
            {
                hits.Enqueue(context.Request.Path);
                return context.Response.WriteAsync("control");
            });
            await app.StartAsync();
            return new Canary(app, hits);
        }

        public async Task<string> ControlAsync()
        {
            using var client = new HttpClient();
            return await client.GetStringAsync(new Uri(Url));
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
