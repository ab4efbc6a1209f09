using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

[Collection("end to end")]
public sealed class NicknameInputTests(Chromium chromium)
{
    private const float Patience = 30_000;

    private const string Page = """
        Page({
          data: { events: '', focus: false },
          told(e) { this.setData({ events: this.data.events + e.type + '=' + e.detail.value + ' ' }) },
          onShow() { setTimeout(() => this.setData({ focus: true }), 1500) },
        })
        """;

    private const string Template = """
        <input id="name" type="nickname" focus="{{focus}}" bindfocus="told" bindchange="told"/>
        <input id="other"/>
        <view id="events">{{events}}</view>
        """;

    [Fact]
    public async Task The_user_s_focus_offers_the_nickname_and_the_program_s_does_not()
    {
        await using var run = await HostedProgram.StartAsync(chromium.Browser, Page, Template, "");
        await using var shown = await run.ShowAsync(null);
        var events = shown.View.Locator("#events");
        await Assertions.Expect(events).ToHaveTextAsync("focus= ", new() { Timeout = Patience });
        await Assertions.Expect(shown.Page.Locator(".pg-choice-title")).ToHaveCountAsync(0);

        await shown.View.Locator("#other input").ClickAsync();
        await shown.View.Locator("#name input").ClickAsync();
        await shown.Page.Locator(".pg-choice-title").First.ClickAsync(new() { Timeout = Patience });
        await shown.Page.GetByRole(AriaRole.Button, new() { Name = "Allow", Exact = true }).ClickAsync();

        await Assertions.Expect(shown.View.Locator("#name input")).ToHaveValueAsync("Countess", new() { Timeout = Patience });
        await Assertions.Expect(events).ToHaveTextAsync("focus= focus= change=Countess ");
    }
}
