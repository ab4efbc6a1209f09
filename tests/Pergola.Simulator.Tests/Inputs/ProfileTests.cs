using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Simulator.Tests.Inputs;

/// <summary>TCMPP-Team/mini-programs, MPFeatureDemos/loginAndProfile, unmodified and whole: its user logs in and gives phone, e-mail, avatar and nickname.</summary>
public sealed class ProfileTests
{
    private const string Program = "MPFeatureDemos/loginAndProfile";
    private const string Origin = "https://miniprogram.tcsas-superapp.com";

    [Theory]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task LoginAndProfile_gets_phone_email_avatar_and_nickname(ApiLevel level)
    {
        await using var real = await RealProgram.OpenAsync(Program, null, level, Origin);
        real.App.Ui.Answer = UserSays.Yes;
        await real.App.Page.TapAsync(".userTitle");
        await real.App.WaitForAsync(async () => (await real.App.Page.TextAsync(".userTitle")).StartsWith("User ", StringComparison.Ordinal));

        // The phone button goes when the number is there, so the e-mail button is then the only one.
        await real.App.Page.TapAsync(".button-view button");
        await real.App.WaitForAsync(async () => (await real.App.Page.TextsAsync("text.value")).Contains("+6581234567"));
        await real.App.Page.TapAsync(".button-view button");
        await real.App.WaitForAsync(async () => (await real.App.Page.TextsAsync("text.value")).Contains("ada@superapp.example"));

        await real.App.Page.TapAsync(".headerButton");
        await real.App.WaitForAsync(async () => await real.App.Page.AttributeAsync(".userHead", "src") is { } src && src.StartsWith("https://superapp.example/avatars/", StringComparison.Ordinal));

        await real.App.Page.SendAsync("input", "focus", """{"value":""}""");
        await real.App.WaitForAsync(() => Task.FromResult(real.App.Log.Console.Any(static line => line.Text.Contains("nickNameChange===", StringComparison.Ordinal) && line.Text.Contains("Ada", StringComparison.Ordinal))));

        Assert.Equal(["consent", "consent", "consent", "consent"], real.App.Ui.Questions.Select(static q => q.Kind));
        Assert.Empty(real.App.Log.Errors);
    }

    [Theory]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task LoginAndProfile_hides_its_spinner_when_the_user_denies(ApiLevel level)
    {
        await using var real = await RealProgram.OpenAsync(Program, null, level, Origin);
        real.App.Ui.Answer = static question => new UiAnswer(question.Kind != "consent");
        await real.App.Page.TapAsync(".userTitle");
        await real.App.WaitForAsync(async () => (await real.App.Page.TextAsync(".userTitle")).StartsWith("User ", StringComparison.Ordinal));

        await real.App.Page.TapAsync(".button-view button");
        await real.App.WaitForAsync(() => Task.FromResult(real.App.Ui.Questions.Any(static q => q.Kind == "modal")));

        var told = real.App.Ui.Questions.Last().Data;
        Assert.Equal("getPhoneNumber fail", told.GetProperty("title").GetString());
        Assert.Equal("getPhoneNumber:fail user deny", told.GetProperty("content").GetString());
        Assert.Equal("hideLoading", real.App.Ui.Changes.Last(static change => change.Kind.EndsWith("oading", StringComparison.Ordinal)).Kind);
    }
}
