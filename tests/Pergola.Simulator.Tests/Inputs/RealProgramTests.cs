using Pergola.Dispatch;

namespace Pergola.Simulator.Tests.Inputs;

/// <summary>TCMPP-Team/mini-programs, unmodified: PERGOLA_INPUTS names a folder of checked-out repositories. Without it there is nothing to test.</summary>
public sealed class RealProgramTests
{
    private const string Origin = "https://miniprogram.tcsas-superapp.com";

    [Theory]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task LoginAndProfile_logs_in_and_checks_its_session(ApiLevel level)
    {
        await using var real = await RealProgram.OpenAsync("MPFeatureDemos/loginAndProfile", null, level, Origin);
        await real.App.Page.TapAsync(".userTitle");
        await real.App.WaitForAsync(async () => (await real.App.Page.TextAsync(".userTitle")).StartsWith("User ", StringComparison.Ordinal));
        await real.App.Page.TapAsync(".loginHeader button.button");
        await real.App.WaitForAsync(() => Task.FromResult(real.App.Ui.Questions.Count > 0));

        Assert.Equal("session_key has not expired", real.App.Ui.Questions.Last().Data.GetProperty("content").GetString());
        Assert.Empty(real.App.Log.Errors);
    }

    [Fact]
    public async Task The_first_page_of_miniprogram_is_drawn()
    {
        await using var real = await RealProgram.OpenAsync("miniprogram", null, ApiLevel.V2, Origin);

        Assert.Equal("page/component/index", await real.App.Page.RouteAsync());
        Assert.True(await real.App.Page.CountAsync("view") > 10);
        Assert.Empty(real.App.Log.Errors);
    }

    [Fact]
    public async Task The_login_page_of_miniprogram_logs_in()
    {
        await using var real = await RealProgram.OpenAsync("miniprogram", "packageAPI/pages/api/login/login", ApiLevel.V2, Origin);
        await real.App.Page.TapAsync(".page-body-button");

        await real.App.WaitForAsync(async () => await real.App.Page.CountAsync(".page-body-text") == 1);
        Assert.True((await real.App.Page.TextAsync(".page-body-text")).Length > "Code:".Length + 10);
    }
}
