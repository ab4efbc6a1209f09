using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

[Collection("end to end")]
public class BiometricTests(Chromium chromium)
{
    [Fact]
    public async Task A_finger_that_is_known_signs_the_challenge()
    {
        await using var run = await OpenApisRun.StartAsync(chromium, "identity");
        await run.TapAsync("#start");
        await run.AskedAsync("Touch the sensor");
        await Assertions.Expect(run.Sheet).ToContainTextAsync("Confirm the order with your finger");
        await run.PictureAsync("biometric-1-asked");
        await run.Sheet.GetByRole(AriaRole.Button, new() { Name = "Succeeds" }).ClickAsync();

        await run.AnsweredAsync("startSoterAuthentication:ok");
        await run.AnsweredAsync("resultJSONSignature");
        await run.PictureAsync("biometric-2-succeeded");
    }

    [Fact]
    public async Task A_finger_that_is_not_known_signs_nothing()
    {
        await using var run = await OpenApisRun.StartAsync(chromium, "identity");
        await run.TapAsync("#start");
        await run.AskedAsync("Touch the sensor");
        await run.Sheet.GetByRole(AriaRole.Button, new() { Name = "Not recognised, try again" }).ClickAsync();
        await run.AskedAsync("Tries left: 4");
        await run.Sheet.GetByRole(AriaRole.Button, new() { Name = "Fails" }).ClickAsync();

        await run.AnsweredAsync("startSoterAuthentication:fail");
        await Assertions.Expect(run.In("#answer")).Not.ToContainTextAsync("resultJSON");
        await run.PictureAsync("biometric-3-failed");
    }

    [Fact]
    public async Task Without_a_finger_on_record_the_program_is_told_so()
    {
        await using var run = await OpenApisRun.StartAsync(chromium, "identity");
        await run.Page.Locator("#enrolled").SelectOptionAsync("false");
        await run.TapAsync("#enrolled");
        await run.AnsweredAsync("\"isEnrolled\": false");
        await run.PictureAsync("biometric-4-not-enrolled");

        await run.Page.Locator("#enrolled").SelectOptionAsync("true");
        await Assertions.Expect(run.Page.Locator("#enrolled")).ToHaveValueAsync("true");
        await run.TapAsync("#enrolled");
        await run.AnsweredAsync("\"isEnrolled\": true");
    }
}
