using Pergola.Conformance.Tests.Documents;
using Pergola.Conformance.Tests.Fakes;
using Pergola.Conformance.Tests.Matrix;
using Pergola.Consent;

namespace Pergola.Conformance.Tests.Tables;

/// <summary>The table AuthSetting: what each scope guards, and what the user's answer changes.</summary>
public sealed class ScopeTests
{
    public static TheoryData<string, string> Guards => [.. ScopeRows.Rows.SelectMany(r => r.Guards.Select(api => new TheoryDataRow<string, string>(r.Scope, api)))];

    public static TheoryData<string> Scopes => [.. ScopeRows.Rows.Select(r => r.Scope).Concat(ScopeRows.OfTheDemo).Distinct()];

    public static TheoryData<string> Abolished => [.. ScopeRows.Abolished];

    [Theory]
    [MemberData(nameof(Guards))]
    public async Task An_API_asks_for_the_scope_of_its_row_once(string scope, string api)
    {
        using var stage = new Stage();
        for (var i = 0; i < 2; i++) Assert.Equal($"{api}:ok", (await stage.CallAsync(api, Expectations.Of(api).Params)).ErrMsg);

        Assert.Equal(scope, Assert.Single(stage.Probe.Prompt.Requests).Scope);
        Assert.True(await SettingAsync(stage, scope));
    }

    [Theory]
    [MemberData(nameof(Guards))]
    public async Task What_authorize_was_told_holds_for_the_API(string scope, string api)
    {
        using var allowed = new Stage();
        Assert.Equal("authorize:ok", (await allowed.CallAsync("authorize", $$"""{"scope":"{{scope}}"}""")).ErrMsg);
        allowed.Deny();
        Assert.Equal($"{api}:ok", (await allowed.CallAsync(api, Expectations.Of(api).Params)).ErrMsg);

        using var denied = new Stage();
        denied.Deny();
        Assert.Equal("authorize:fail auth deny", (await denied.CallAsync("authorize", $$"""{"scope":"{{scope}}"}""")).ErrMsg);
        denied.Probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Allow);
        Assert.Equal($"{api}:fail auth deny", (await denied.CallAsync(api, Expectations.Of(api).Params)).ErrMsg);
        Assert.False(await SettingAsync(denied, scope));
    }

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Authorize_asks_for_every_scope_of_the_documents_and_calls_nothing(string scope)
    {
        using var stage = new Stage();
        Assert.Null(await SettingAsync(stage, scope));
        Assert.Equal("authorize:ok", (await stage.CallAsync("authorize", $$"""{"scope":"{{scope}}"}""")).ErrMsg);

        Assert.True(await SettingAsync(stage, scope));
        Assert.DoesNotContain("host", stage.HostTouched);
        // A second call does not ask again.
        stage.Deny();
        Assert.Equal("authorize:ok", (await stage.CallAsync("authorize", $$"""{"scope":"{{scope}}"}""")).ErrMsg);
    }

    [Theory]
    [MemberData(nameof(Abolished))]
    public async Task A_scope_that_guards_nothing_any_more_is_granted_without_asking(string scope)
    {
        using var stage = new Stage();
        stage.Deny();
        Assert.Equal("authorize:ok", (await stage.CallAsync("authorize", $$"""{"scope":"{{scope}}"}""")).ErrMsg);
        Assert.Empty(stage.Probe.Prompt.Requests);
    }

    [Theory]
    [MemberData(nameof(Guards))]
    public async Task A_refusal_is_taken_back_on_the_settings_page(string scope, string api)
    {
        using var stage = new Stage();
        stage.App.Consents.Set(scope, allowed: false);
        Assert.Equal($"{api}:fail auth deny", (await stage.CallAsync(api, Expectations.Of(api).Params)).ErrMsg);

        stage.Mint(Dispatch.Gesture.Needed);
        var opened = await stage.CallAsync("openSetting");
        Assert.Equal("openSetting:ok", opened.ErrMsg);
        Assert.True(opened.Json.GetProperty("authSetting").GetProperty(scope).GetBoolean());
        Assert.Equal($"{api}:ok", (await stage.CallAsync(api, Expectations.Of(api).Params)).ErrMsg);
    }

    private static async Task<bool?> SettingAsync(Stage stage, string scope) =>
        (await stage.CallAsync("getSetting")).Json.GetProperty("authSetting").TryGetProperty(scope, out var value) ? value.GetBoolean() : null;
}
