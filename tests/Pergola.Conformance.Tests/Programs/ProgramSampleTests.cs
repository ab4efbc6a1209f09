using Microsoft.Extensions.DependencyInjection;
using Pergola.Conformance.Tests.Documents;
using Pergola.Conformance.Tests.Fakes;
using Pergola.Testing;
using Pergola.Tests.MiniApps;
using Pergola.Tests.MiniApps.Running;

namespace Pergola.Conformance.Tests.Programs;

/// <summary>The samples of the mini program open APIs run in the real engine.</summary>
public sealed class ProgramSampleTests
{
    private const string ButtonPage = """
        Page({
          data: { canIUse: wx.canIUse('button.open-type.getUserInfo') },
          bindGetUserInfo(e) { console.log(e.detail.errMsg, e.detail.userInfo ? e.detail.userInfo.nickName : 'nobody') }
        })
        """;

    private const string ButtonTemplate = """
        <open-data type="userAvatarUrl"></open-data><open-data type="userNickName"></open-data>
        <button wx:if="{{canIUse}}" open-type="getUserInfo" bindgetuserinfo="bindGetUserInfo">Log in</button><view wx:else>Too old</view>
        """;

    public static TheoryData<string> Names => [.. ProgramSamples.Rows.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_sample_of_the_document_works(string name)
    {
        var row = ProgramSamples.Rows.Single(r => r.Name == name);
        using var folder = LittleProgram.OnTap(row.Code);
        await using var app = await StartAsync(folder, new([]));
        app.Ui.Answer = static question => YesUi.Answer(question, cancels: false);

        Assert.Equal(row.Says, await app.SaysOnTapAsync(row.Says.Length));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task A_session_that_is_gone_leads_to_another_login()
    {
        using var folder = LittleProgram.OnTap("wx.checkSession({ success() { console.log('alive') }, fail() { console.log('gone'); wx.login({ complete(r) { console.log(r.errMsg) } }) } })");
        await using var app = await StartAsync(folder, new([]) { Failure = new("session_key expired") });

        Assert.Equal(["gone", "login:fail session_key expired"], await app.SaysOnTapAsync(2));
    }

    [Theory]
    [InlineData(false, "getUserInfo:ok Alice")]
    [InlineData(true, "getUserInfo:fail auth deny nobody")]
    public async Task The_button_of_the_sample_reports_what_the_user_decided(bool denies, string line)
    {
        using var folder = LittleProgram.Of(ButtonPage, ButtonTemplate);
        await using var app = await StartAsync(folder, new([]));
        app.Ui.Answer = question => YesUi.Answer(question, cancels: denies);

        Assert.Equal([line], await app.SaysOnTapAsync());
    }

    private static Task<TestMiniApp> StartAsync(TempFolder folder, EverythingHost host) => TestMiniApp.OpenAsync(folder.Path, new()
    {
        Build = builder =>
        {
            builder.Services.AddSingleton<MiniOpenApiProxy>(host);
            builder.UseDevices<WholeDevice>();
            builder.UseMiniAppProxy<SignedIn>();
        },
    });
}
