using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

[Collection("end to end")]
public sealed class RegionPickerTests(Chromium chromium)
{
    private const float Patience = 30_000;

    [Fact]
    public async Task A_region_is_picked_with_its_codes()
    {
        await using var run = await HostedProgram.StartAsync(
            chromium.Browser,
            "Page({ data: { told: 'pick', region: ['北京市', '北京市', '东城区'] }, picked(e) { this.setData({ told: JSON.stringify(e.detail) }) } })",
            """<picker mode="region" value="{{region}}" bindchange="picked"><view id="told">{{told}}</view></picker>""",
            "");
        await using var shown = await run.ShowAsync(null);

        await shown.View.Locator("#told").ClickAsync(new() { Timeout = Patience });
        await shown.View.GetByText("河北省").ClickAsync(new() { Timeout = Patience });
        await shown.View.GetByText("唐山市").ClickAsync(new() { Timeout = Patience });
        await shown.View.GetByText("路北区").ClickAsync(new() { Timeout = Patience });
        // A wheel has turned when its choice is drawn in the middle.
        await Assertions.Expect(shown.View.GetByText("路北区")).ToBeInViewportAsync(new() { Timeout = Patience });
        await shown.View.GetByLabel("✓").ClickAsync(new() { Timeout = Patience });

        await Assertions.Expect(shown.View.Locator("#told")).ToHaveTextAsync(
            """{"value":["河北省","唐山市","路北区"],"code":["130000","130200","130203"],"postcode":""}""", new() { Timeout = Patience });
    }
}
