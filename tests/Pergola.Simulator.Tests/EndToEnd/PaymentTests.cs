using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

[Collection("end to end")]
public class PaymentTests(Chromium chromium)
{
    [Fact]
    public async Task The_user_cancels_and_then_pays()
    {
        await using var run = await OpenApisRun.StartAsync(chromium, "payment");
        await run.TapAsync("#pay");
        await run.AskedAsync("12.50");
        await Assertions.Expect(run.Sheet).ToContainTextAsync("2 x Tea for two");
        await run.PictureAsync("pay-1-cashier");
        await run.No.ClickAsync();
        await run.AnsweredAsync("requestPayment:fail cancel");
        await run.PictureAsync("pay-2-cancelled");

        await run.TapAsync("#pay");
        await run.AskedAsync("12.50");
        await run.Yes.ClickAsync();
        await run.AnsweredAsync("requestPayment:ok");
        await run.PictureAsync("pay-3-paid");
    }

    [Fact]
    public async Task A_virtual_item_is_paid_by_the_signed_text()
    {
        await using var run = await OpenApisRun.StartAsync(chromium, "payment");
        await run.TapAsync("#item");
        await run.AskedAsync("5.97");
        await Assertions.Expect(run.Sheet).ToContainTextAsync("lantern");
        await run.PictureAsync("pay-item");
        await run.Yes.ClickAsync();

        await run.AnsweredAsync("requestVirtualPayment:ok");
    }
}
