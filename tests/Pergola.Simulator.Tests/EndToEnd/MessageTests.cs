using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

[Collection("end to end")]
public class MessageTests(Chromium chromium)
{
    [Fact]
    public async Task Each_yes_is_good_for_one_message_which_the_user_gets()
    {
        await using var run = await OpenApisRun.StartAsync(chromium, "messages");
        await run.TapAsync("#send");
        await run.AnsweredAsync("sendOrderMessage:fail");

        await run.TapAsync("#subscribe");
        await run.AskedAsync("Your order is ready");
        await run.PictureAsync("message-1-asked");
        await run.Yes.ClickAsync();
        await run.AnsweredAsync("\"mti_order_ready\": \"accept\"");

        await run.TapAsync("#send");
        await run.AnsweredAsync("sendOrderMessage:ok");
        await Assertions.Expect(run.Page.Locator("[data-panel=console]")).ToContainTextAsync("got the message \"Your order is ready\": Order:1042, Where:At the counter");
        await run.PictureAsync("message-2-sent");

        await run.TapAsync("#send");
        await run.AnsweredAsync("sendOrderMessage:fail");
    }
}
