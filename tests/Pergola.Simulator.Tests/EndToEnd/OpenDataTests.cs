using System.Text.Json;
using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

/// <summary>Two users whose names and pictures could not be more different look at the same page: what the program can find out is the same to the pixel.</summary>
[Collection("end to end")]
public sealed class OpenDataTests(Chromium chromium)
{
    private const string Small = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSIxIiBoZWlnaHQ9IjEiPjxyZWN0IHdpZHRoPSIxIiBoZWlnaHQ9IjEiIGZpbGw9InJlZCIvPjwvc3ZnPg==";
    private const string Large = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI5MDAiIGhlaWdodD0iMzAwIj48cmVjdCB3aWR0aD0iOTAwIiBoZWlnaHQ9IjMwMCIgZmlsbD0iYmx1ZSIvPjwvc3ZnPg==";

    private const string Page = """
        Page({
          data: { found: '', events: '' },
          told(e) { this.setData({ events: this.data.events + e.type + JSON.stringify(e.detail) }) },
          look() {
            const all = (query) => query.fields({ id: true, dataset: true, rect: true, size: true, scrollOffset: true, properties: ['type', 'value', 'textContent', 'src', 'defaultText'], computedStyle: ['width', 'height', 'content', 'fontFamily', 'inlineSize'] })
            const query = wx.createSelectorQuery()
            for (const selector of ['.open', '.around', '.after', '.page', '.scrolls']) { all(query.selectAll(selector)); query.selectAll(selector).boundingClientRect(); query.selectAll(selector).scrollOffset(); query.select(selector).context() }
            query.selectViewport().scrollOffset()
            query.exec((found) => this.setData({ found: JSON.stringify(found) }))
          },
        })
        """;

    private const string Template = """
        <view class="page">
          <view class="around row"><open-data class="open" type="userNickName" bindload="told" binderror="told" bindresize="told"/><text class="after">after</text></view>
          <view class="around shrink"><open-data class="open inline" type="userNickName"/><text class="after">after</text></view>
          <view class="around shrink"><open-data class="open free" type="userNickName"/></view>
          <view class="around shrink"><open-data class="open none" type="userNickName"/><text class="after">after</text></view>
          <scroll-view class="around scrolls" scroll-x scroll-y bindscroll="told"><open-data class="open block" type="userNickName"/></scroll-view>
          <view class="around shrink"><open-data class="open" type="userAvatarUrl" bindload="told" binderror="told"/><open-data class="open half" type="userAvatarUrl"/></view>
          <view class="around"><open-data class="open" type="userCity"/><open-data class="open" type="userGender"/></view>
          <button id="look" bindtap="look">Look</button>
          <view id="found">{{found}}</view><view id="events">{{events}}</view>
        </view>
        """;

    // Everything that an author might try to make the box follow its content.
    private const string Style = """
        .shrink { display: inline-block; width: max-content; overflow: auto }
        .inline { display: inline !important; contain: none !important; overflow: visible !important; width: auto; height: auto; position: static !important }
        .free { display: inline-block !important; width: max-content !important; height: max-content !important; contain: none !important; white-space: normal; overflow: visible !important }
        .none { display: contents !important; contain: none !important }
        .block { display: block; width: fit-content; height: fit-content; contain: none; content-visibility: auto; overflow: auto; text-wrap: wrap }
        .half { width: 50%; border-radius: 50% }
        .scrolls { width: 200px; height: 60px }
        """;

    [Fact]
    public async Task The_program_finds_the_same_for_every_user_and_the_user_sees_the_own_name()
    {
        await using var run = await HostedProgram.StartAsync(chromium.Browser, Page, Template, Style);

        var little = await LookAsync(run, new UserInfo { NickName = "i", AvatarUrl = Small, City = "Y", Gender = 1 });
        var large = await LookAsync(run, new UserInfo { NickName = string.Concat(Enumerable.Repeat("Wolfeschlegelsteinhausen WWW\n", 40)), AvatarUrl = Large, City = new string('M', 300), Gender = 2 });
        var nobody = await LookAsync(run, null);

        Assert.Equal(little.Found, large.Found);
        Assert.Equal(little.Found, nobody.Found);
        Assert.Equal(little.Boxes, large.Boxes);
        Assert.Equal(little.Boxes, nobody.Boxes);
        Assert.Equal(("", "", ""), (little.Events, large.Events, nobody.Events));
        Assert.NotEqual(little.Picture, large.Picture);
        Assert.NotEqual(little.Picture, nobody.Picture);
        Assert.DoesNotContain("Wolfe", large.Found + large.Html, StringComparison.Ordinal);
        Assert.Contains("\"width\":", large.Found, StringComparison.Ordinal);
    }

    private static async Task<Seen> LookAsync(HostedProgram run, UserInfo? user)
    {
        await using var shown = await run.ShowAsync(user);
        var view = shown.View;
        await view.Locator("#look").ClickAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(view.Locator("#found")).Not.ToBeEmptyAsync(new() { Timeout = 30_000 });
        var found = await view.Locator("#found").TextContentAsync();
        // The browser's own word, not only that of our queries.
        var boxes = await view.Locator("wx-page").EvaluateAsync<JsonElement>("""
            (page) => [...page.querySelectorAll('.open, .around, .after, .page')].map((el) => [el.className, JSON.stringify(el.getBoundingClientRect()), el.scrollWidth, el.scrollHeight, el.offsetWidth, el.offsetHeight, el.matches('.open') && [el.textContent, el.shadowRoot]].join())
            """);
        var picture = await view.Locator(".page").ScreenshotAsync(new() { Mask = [view.Locator("#found")] });
        return new(found!, boxes.GetRawText(), (await view.Locator("#events").TextContentAsync())!, Convert.ToBase64String(picture), await view.Locator(".page").InnerHTMLAsync());
    }

    private sealed record Seen(string Found, string Boxes, string Events, string Picture, string Html);
}
