using Pergola.Consent;
using Pergola.MiniApps;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.Consent;

public sealed class SettingsPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_shows_the_registrys_name_and_icon_and_what_was_asked_in_the_users_language()
    {
        var (app, ui) = App(new LocalHost("zh_CN"));
        app.Consents.Set("scope.userLocation", false);
        app.Consents.Set("scope.camera", true);
        await SettingsPage.OpenAsync(app, 3, Stop);

        var question = Assert.Single(ui.Questions);
        Assert.Equal(("settings", 3), (question.Kind, question.PageId));
        Assert.Equal(
            """{"name":"Coffee","icon":"https://superapp.example/icon.png","scopes":[{"scope":"scope.camera","title":"摄像头","allowed":true},{"scope":"scope.userLocation","title":"位置信息","allowed":false}]}""",
            System.Text.RegularExpressions.Regex.Unescape(question.Data.GetRawText()));
    }

    [Fact]
    public async Task Every_known_scope_has_a_label_in_both_languages()
    {
        await Task.CompletedTask;
        foreach (var scope in KnownScopes.All.Where(static s => KnownScopes.InAdvance(s, Pergola.Dispatch.WxProfile.Sas) != Pergola.Dispatch.ScopeHandling.Free))
        {
            Assert.NotEqual(scope, ConsentTexts.Setting(scope, "en"));
            Assert.NotEqual(scope, ConsentTexts.Setting(scope, "zh_CN"));
            Assert.DoesNotContain(scope, ConsentTexts.Title(scope, "zh_CN"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"scopes":{"scope.camera":true,"scope.record":true,"scope.userInfo":true}}""")]
    [InlineData("""{"scopes":{"scope.record":true,"scope.camera":"yes"}}""")]
    [InlineData("""{"scopes":[true]}""")]
    [InlineData("""{"scopes":null,"subscriptions":{"allowed":false,"items":{"mti_x":true}}}""")]
    public async Task A_shell_cannot_invent_a_grant(string answer)
    {
        var (app, ui) = App();
        app.Consents.Set("scope.camera", false);
        ui.OnAsk = _ => answer;
        var settings = await SettingsPage.OpenAsync(app, 1, Stop);

        Assert.Equal(["scope.camera"], settings.Keys);
        Assert.Empty(app.Subscriptions.Kept);
        Assert.True(app.Subscriptions.MainSwitch);
    }

    [Fact]
    public async Task What_was_answered_elsewhere_meanwhile_stays()
    {
        var (app, ui) = App();
        app.Consents.Set("scope.camera", true);
        ui.OnAsk = _ =>
        {
            app.Consents.Set("scope.camera", false);
            return """{"scopes":{"scope.camera":true}}""";
        };

        Assert.False((await SettingsPage.OpenAsync(app, 1, Stop))["scope.camera"]);
    }

    [Fact]
    public async Task Messages_are_listed_with_the_superapps_titles_and_change()
    {
        var (app, ui) = App(new LocalHost(null));
        app.Subscriptions.Keep(new Dictionary<string, bool> { ["mti_order"] = true, ["mti_gone"] = true });
        ui.OnAsk = _ => """{"subscriptions":{"allowed":false,"items":{"mti_order":false,"mti_invented":true}}}""";
        await SettingsPage.OpenAsync(app, 1, Stop);

        Assert.Equal(
            """{"title":"Subscription messages","allowed":true,"items":[{"id":"mti_gone","title":"mti_gone","allowed":true},{"id":"mti_order","title":"Your order","allowed":true}]}""",
            Assert.Single(ui.Questions).Data.GetProperty("subscriptions").GetRawText());
        Assert.False(app.Subscriptions.MainSwitch);
        Assert.Equal(new Dictionary<string, bool> { ["mti_order"] = false, ["mti_gone"] = true }, app.Subscriptions.Kept);
    }

    [Fact]
    public async Task The_switch_for_all_messages_can_be_turned_on_again_when_no_template_is_kept()
    {
        var (app, ui) = App();
        app.Subscriptions.SetMainSwitch(false);
        ui.OnAsk = _ => """{"subscriptions":{"allowed":true}}""";
        await SettingsPage.OpenAsync(app, 1, Stop);

        Assert.True(app.Subscriptions.MainSwitch);
    }

    [Fact]
    public async Task A_superapp_that_fails_does_not_keep_the_user_from_taking_a_permission_back()
    {
        var (app, ui) = App(new BrokenHost());
        app.Consents.Set("scope.camera", true);
        app.Subscriptions.Keep(new Dictionary<string, bool> { ["mti_order"] = true });
        ui.OnAsk = _ => """{"scopes":{"scope.camera":false}}""";

        Assert.False((await SettingsPage.OpenAsync(app, 1, Stop))["scope.camera"]);
        Assert.Equal("mti_order", Assert.Single(ui.Questions).Data.GetProperty("subscriptions").GetProperty("items")[0].GetProperty("title").GetString());
    }

    private static (FakeMiniApp App, FakeUi Ui) App(MiniAppProxy? host = null)
    {
        var ui = new FakeUi();
        return (new FakeMiniApp { Ui = ui, Host = host ?? new MiniAppProxy(), Context = new(new("mp1", "Coffee") { IconUrl = "https://superapp.example/icon.png" }, "alice") }, ui);
    }

    private sealed class BrokenHost : MiniAppProxy
    {
        public override ValueTask<IReadOnlyList<SubscribeTemplate>> GetSubscribeTemplatesAsync(MiniAppContext context, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("no database");
    }

    private sealed class LocalHost(string? locale) : MiniAppProxy
    {
        public override string? GetLocale(MiniAppContext context) => locale;

        public override ValueTask<IReadOnlyList<SubscribeTemplate>> GetSubscribeTemplatesAsync(MiniAppContext context, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
            new([new SubscribeTemplate("mti_order", "Your order")]);
    }
}
