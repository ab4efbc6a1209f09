using Microsoft.Playwright;

namespace Pergola.Simulator.Tests.EndToEnd;

[Collection("end to end")]
public class ConsentTests(Chromium chromium)
{
    private const float Patience = OpenApisRun.Patience;

    [Fact]
    public async Task What_the_user_allows_reaches_the_backend()
    {
        await using var run = await OpenApisRun.StartAsync(chromium, "user");
        await run.TapAsync("#phone");
        await run.AskedAsync("phone number");
        await Assertions.Expect(run.Sheet).ToContainTextAsync("Open APIs");
        await Assertions.Expect(run.Sheet).ToContainTextAsync("We call you when your order is ready");
        await Assertions.Expect(run.Sheet.Locator(".pg-consent-preview")).ToHaveTextAsync("+65****4567");
        await run.PictureAsync("allow-1-asked");
        await run.Yes.ClickAsync();

        await Assertions.Expect(run.In("#phone-value")).ToHaveTextAsync("+6581234567", new() { Timeout = Patience });
        await run.NotAskedAsync();
        await run.PictureAsync("allow-2-given");
    }

    [Fact]
    public async Task What_the_user_denies_stays_unknown_and_is_asked_again_next_time()
    {
        await using var run = await OpenApisRun.StartAsync(chromium, "user");
        await run.TapAsync("#phone");
        await run.AskedAsync("phone number");
        await run.No.ClickAsync();
        await run.AnsweredAsync("getPhoneNumber:fail user deny");
        await Assertions.Expect(run.In("#phone-value")).ToHaveTextAsync("not known");
        await run.PictureAsync("deny");

        await run.TapAsync("#phone");
        await run.AskedAsync("phone number");
        await run.Page.Keyboard.PressAsync("Escape");
        await run.NotAskedAsync();
        await Assertions.Expect(run.In("#phone-value")).ToHaveTextAsync("not known");
    }

    [Fact]
    public async Task What_was_denied_is_allowed_on_the_settings_page()
    {
        await using var run = await OpenApisRun.StartAsync(chromium, "settings");
        await run.TapAsync("#ask-record");
        await run.AskedAsync("microphone");
        await run.No.ClickAsync();
        await Assertions.Expect(run.In("#state-record")).ToHaveTextAsync("refused", new() { Timeout = Patience });
        await run.AnsweredAsync("authorize:fail auth deny");
        await run.PictureAsync("deny-then-open-setting-1-denied");

        // A remembered refusal is not asked about again.
        await run.TapAsync("#ask-record");
        await Assertions.Expect(run.In("#called")).ToHaveTextAsync("wx.authorize, call 2 of this page", new() { Timeout = Patience });
        await run.AnsweredAsync("authorize:fail auth deny");
        await run.NotAskedAsync();

        await run.TapAsync("#open-setting");
        await run.AskedAsync("Microphone");
        await run.Sheet.GetByRole(AriaRole.Switch, new() { Name = "Microphone" }).CheckAsync();
        await run.PictureAsync("deny-then-open-setting-2-switched");
        await run.Sheet.GetByRole(AriaRole.Button, new() { Name = "Back" }).ClickAsync();
        await run.AnsweredAsync("openSetting:ok");
        await Assertions.Expect(run.In("#state-record")).ToHaveTextAsync("allowed", new() { Timeout = Patience });

        await run.TapAsync("#ask-record");
        await run.AnsweredAsync("authorize:ok");
        await run.NotAskedAsync();
        await run.PictureAsync("deny-then-open-setting-3-allowed");
    }

    [Fact]
    public async Task The_user_takes_a_picture_of_the_album_for_an_avatar()
    {
        await using var run = await OpenApisRun.StartAsync(chromium, "user");
        await run.TapAsync("#avatar");
        await run.AskedAsync("profile photo");
        await Assertions.Expect(run.Sheet.Locator("img").First).ToHaveJSPropertyAsync("naturalWidth", 132);
        await run.PictureAsync("avatar-1-asked");
        await run.Sheet.GetByRole(AriaRole.Radio, new() { Name = "Choose from the album" }).CheckAsync();
        await run.Yes.ClickAsync();

        await run.AskedAsync("Choose a picture");
        await run.Sheet.GetByRole(AriaRole.Radio, new() { Name = "Sea" }).CheckAsync();
        await run.PictureAsync("avatar-2-album");
        await run.Yes.ClickAsync();

        await run.AnsweredAsync("wxfile://tmp/");
        await Assertions.Expect(run.In("#picture")).ToBeVisibleAsync(new() { Timeout = Patience });
        await run.PictureAsync("avatar-3-chosen");
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_no_picture_is_refused_with_its_reason()
    {
        await using var run = await OpenApisRun.StartAsync(chromium, "user");
        await run.TapAsync("#avatar");
        await run.AskedAsync("profile photo");
        await run.Sheet.GetByRole(AriaRole.Radio, new() { Name = "Choose from the album" }).CheckAsync();
        await run.Yes.ClickAsync();
        await run.AskedAsync("Choose a picture");
        var input = run.Sheet.Locator("input[type=file]");

        await input.SetInputFilesAsync(new FilePayload { Name = "large.png", MimeType = "image/png", Buffer = new byte[4 * 1024 * 1024] });
        await Assertions.Expect(run.Sheet.GetByRole(AriaRole.Alert)).ToContainTextAsync("3 MB at most");
        await input.SetInputFilesAsync(new FilePayload { Name = "notes.txt", MimeType = "text/plain", Buffer = [65] });
        await Assertions.Expect(run.Sheet.GetByRole(AriaRole.Alert)).ToContainTextAsync("no picture");
        await Assertions.Expect(run.Yes).ToBeDisabledAsync();
        await run.PictureAsync("avatar-refused-file");
    }
}
