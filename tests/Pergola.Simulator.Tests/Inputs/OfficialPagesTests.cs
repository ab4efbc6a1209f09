using Pergola.Dispatch;

namespace Pergola.Simulator.Tests.Inputs;

/// <summary>Pages of TCMPP-Team/mini-programs, miniprogram, unmodified, whose user says yes to everything.</summary>
public sealed class OfficialPagesTests
{
    private const string Program = "miniprogram";
    private const string Origin = "https://miniprogram.tcsas-superapp.com";

    // The appid that this program's own code sends to its backend; its project file has others too.
    private const string AppId = "mp45991maeap3uf5";

    [Theory]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task The_setting_page_asks_for_user_info_and_lists_it(ApiLevel level)
    {
        await using var real = await OpenAsync("packageAPI/pages/api/setting/setting", level);
        await real.App.Page.TapAsync("button[open-type=getUserInfo]");
        await real.App.WaitForAsync(async () => await real.App.Page.CountAsync("icon") == 1);

        // The second time nothing is asked: it is remembered.
        await TapTextAsync(real, "wx.getUserInfo");
        await LoggedAsync(real, "==wxGetUserInfo== success", "Ada");
        Assert.Single(real.App.Ui.Questions, static q => q.Kind == "consent");

        await TapTextAsync(real, "wx.getUserProfile");
        await LoggedAsync(real, "---------------success", "Ada");
        Assert.Equal(2, real.App.Ui.Questions.Count(static q => q.Kind == "consent"));

        await TapTextAsync(real, "wx.getLocation");
        await LoggedAsync(real, "==wxGetLocation success==", "latitude");
        await TapTextAsync(real, "wx.authorize");
        await real.App.WaitForAsync(async () => await real.App.Page.CountAsync("icon") == 2);
        await real.App.Page.TapAsync("button[open-type=openSetting]");
        await real.App.WaitForAsync(() => Task.FromResult(real.App.Ui.Questions.Any(static q => q.Kind == "settings")));
        Assert.Empty(real.App.Log.Errors);
    }

    [Fact]
    public async Task The_biometric_page_recognises_the_user()
    {
        await using var real = await OpenAsync("packageAPI/pages/api/soter-authentication/soter-authentication", ApiLevel.V2);
        await real.App.Page.TapAsync(".btn-area button");

        await LoggedAsync(real, "startSoterAuthentication success", "");
        var asked = Assert.Single(real.App.Ui.Questions, static q => q.Kind == "biometric").Data;
        Assert.Equal("Mini program biometric authentication example", asked.GetProperty("content").GetString());
        Assert.DoesNotContain(real.App.Ui.Questions, static q => q.Kind == "modal");
    }

    [Fact]
    public async Task The_subscription_page_is_accepted()
    {
        await using var real = await OpenAsync("packageAPI/pages/api/subscribe-message/subscribe-message", ApiLevel.V2);
        await real.App.Page.TapAsync(".page-body-button");

        await LoggedAsync(real, "requestSubscribeMessage:ok", "accept");
        Assert.Single(real.App.Ui.Questions, static q => q.Kind == "subscribe");
    }

    [Theory]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task The_button_page_gets_phone_and_email_from_its_backend(ApiLevel level)
    {
        await using var real = await OpenAsync("packageComponent/pages/form/button/button", level);
        await real.App.Page.TapAsync("button[open-type=getPhoneNumber]");
        await ToldAsync(real, "PhoneNumber", "+6581234567");
        await real.App.Page.TapAsync("button[open-type=getEmailAddress]");
        await ToldAsync(real, "EmailAddress", "ada@superapp.example");

        await real.App.Page.TapAsync("button[open-type=openSetting]");
        await real.App.WaitForAsync(() => Task.FromResult(real.App.Ui.Questions.Any(static q => q.Kind == "settings")));
        await real.App.Page.TapAsync("button[open-type=contact]");
        await real.App.WaitForAsync(() => Task.FromResult(real.App.Ui.Questions.Any(static q => q.Kind == "contact")));
        await real.App.Page.TapAsync("button[open-type=share]");
        await real.App.WaitForAsync(() => Task.FromResult(real.App.Ui.Questions.Any(static q => q.Kind == "share")));
        Assert.Empty(real.App.Log.Errors);
    }

    [Fact]
    public async Task The_open_data_page_draws_and_its_values_stay_out_of_the_program()
    {
        await using var real = await OpenAsync("packageComponent/pages/open/open-data/open-data", ApiLevel.V2);

        Assert.Equal(7, await real.App.Page.CountAsync("open-data"));
        Assert.All(await real.App.Page.TextsAsync("open-data"), static text => Assert.DoesNotContain("Ada", text, StringComparison.Ordinal));
        Assert.DoesNotContain(real.App.Log.Console, static line => line.Text.Contains("Ada", StringComparison.Ordinal));
        Assert.Empty(real.App.Ui.Questions);
        Assert.Empty(real.App.Log.Errors);
    }

    [Theory]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task The_avatar_page_shows_the_avatar_and_takes_the_nickname(ApiLevel level)
    {
        await using var real = await OpenAsync("packageComponent/pages/open/avatar-and-nickname/avatar-and-nickname", level);
        await real.App.Page.TapAsync(".avatar-wrapper");
        await real.App.WaitForAsync(async () => (await real.App.Page.AttributeAsync(".avatar", "src"))!.StartsWith("https://superapp.example/avatars/", StringComparison.Ordinal));

        await real.App.Page.SendAsync("input", "focus", """{"value":""}""");
        await real.App.WaitForAsync(() => Task.FromResult(real.App.Ui.Questions.Count == 2));
        var sheet = real.App.Ui.Questions.Last().Data;
        Assert.Equal("Ada", sheet.GetProperty("choices")[0].GetProperty("detail").GetString());
        Assert.Empty(real.App.Log.Errors);
    }

    private static async Task<RealProgram> OpenAsync(string page, ApiLevel level)
    {
        var real = await RealProgram.OpenAsync(Program, page, level, Origin, AppId);
        real.App.Ui.Answer = UserSays.Yes;
        return real;
    }

    private static async Task TapTextAsync(RealProgram real, string text)
    {
        var texts = await real.App.Page.TextsAsync(".scope-setting > button");
        var index = Array.FindIndex(texts, t => t.Trim() == text);
        Assert.True(index >= 0, $"There is no button '{text}' among: {string.Join(" | ", texts)}");
        await real.App.Page.TapAsync($".scope-setting > button:nth-of-type({index + 1})");
    }

    private static Task LoggedAsync(RealProgram real, string start, string part) => real.App.WaitForAsync(() => Task.FromResult(
        real.App.Log.Console.Any(line => line.Text.Contains(start, StringComparison.Ordinal) && line.Text.Contains(part, StringComparison.Ordinal))));

    private static Task ToldAsync(RealProgram real, string title, string content) => real.App.WaitForAsync(() => Task.FromResult(
        real.App.Ui.Questions.Any(q => q.Kind == "modal" && q.Data.GetProperty("title").GetString() == title && q.Data.GetProperty("content").GetString() == content)));
}
