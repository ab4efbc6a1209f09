using System.Text.Json;
using Pergola.Runtime.View;
using Pergola.Runtime.View.Controls;

namespace Pergola.Tests.Runtime.View.Controls;

public sealed class TapControlsTests
{
    private readonly RecordingHost _host = new();

    [Fact]
    public void A_checkbox_turns_and_its_group_tells_which_are_on()
    {
        var page = ViewPages.Tree("checkbox-group", "  checkbox value=a checked", "  checkbox value=b", "    text");

        Tap(page.One("text"));

        Assert.Equal("""checkbox-group change {"value":["a","b"]}""", Assert.Single(_host.Events));
        Tap(page.One("checkbox[value=a]"));
        Assert.Equal("""checkbox-group change {"value":["b"]}""", _host.Events[^1]);
    }

    [Fact]
    public void A_radio_turns_the_others_of_its_group_off_and_a_second_tap_changes_nothing()
    {
        var page = ViewPages.Tree("radio-group", "  radio value=a checked", "  radio value=b", "radio-group", "  radio value=c checked");

        Tap(page.One("radio[value=b]"));
        Tap(page.One("radio[value=b]"));

        Assert.Equal("""radio-group change {"value":"b"}""", Assert.Single(_host.Events));
        Assert.False(ControlValues.IsChecked(page.One("radio[value=a]")));
        Assert.True(ControlValues.IsChecked(page.One("radio[value=c]")));
    }

    [Fact]
    public void A_switch_tells_its_new_state()
    {
        var page = ViewPages.Tree("switch");
        Tap(page.One("switch"));
        Assert.Equal("""switch change {"value":true}""", Assert.Single(_host.Events));
    }

    [Fact]
    public void A_label_taps_its_control()
    {
        var page = ViewPages.Tree("label for=b", "switch id=a", "switch id=b", "label", "  text", "  checkbox");

        Tap(page.One("label[for=b]"));
        Tap(page.One("text"));

        Assert.Equal(["b", "checkbox"], _host.Taps);
    }

    [Fact]
    public void A_submit_button_collects_the_named_controls()
    {
        var page = ViewPages.Tree(
            "form", "  input name=a value=x", "  input value=unnamed", "  switch name=s checked", "  checkbox-group name=c", "    checkbox value=1 checked",
            "  radio-group name=r", "    radio value=2", "  slider name=l", "  button form-type=submit id=go", "button form-type=submit id=outside");
        page.One("input[name=a]").Value = new ViewValue(JsonValueKind.String, "typed");

        Tap(page.One("#outside"));
        Assert.Empty(_host.Events);
        Tap(page.One("#go"));

        Assert.Equal("""form submit {"value":{"a":"typed","s":true,"c":["1"],"r":"","l":0},"target":{"id":"go"}}""", Assert.Single(_host.Events));
    }

    [Fact]
    public void A_reset_button_takes_back_what_the_user_put_in()
    {
        var page = ViewPages.Tree("form", "  input name=a value=x", "  switch name=s", "  button form-type=reset");
        page.One("input").Value = new ViewValue(JsonValueKind.String, "typed");

        Tap(page.One("button"));

        Assert.Null(page.One("input").Value);
        Assert.Equal("form reset {}", Assert.Single(_host.Events));
    }

    [Theory]
    [InlineData("getUserInfo", "getUserInfo", "getuserinfo")]
    [InlineData("getPhoneNumber", "getPhoneNumber", "getphonenumber")]
    [InlineData("getEmailAddress", "getEmail", "getemailaddress")]
    [InlineData("chooseAvatar", "chooseAvatar", "chooseavatar")]
    [InlineData("openSetting", "openSetting", "opensetting")]
    public void An_open_type_button_calls_its_api_and_names_the_event_of_the_answer(string openType, string api, string resultEvent)
    {
        var page = ViewPages.Tree($"button open-type={openType}");
        Tap(page.One("button"));
        Assert.Equal($"{api} {{}} {resultEvent}", Assert.Single(_host.Calls));
    }

    [Theory]
    [InlineData("navigator url=/a", """navigateTo {"url":"/a"} """)]
    [InlineData("navigator url=/a open-type=redirect", """redirectTo {"url":"/a"} """)]
    [InlineData("navigator url=/a open-type=switchTab", """switchTab {"url":"/a"} """)]
    [InlineData("navigator url=/a open-type=reLaunch", """reLaunch {"url":"/a"} """)]
    [InlineData("navigator open-type=exit", """exitMiniProgram {"url":""} """)]
    [InlineData("navigator target=miniProgram app-id=mp1 path=/a version=trial", """navigateToMiniProgram {"appId":"mp1","path":"/a","envVersion":"trial"} outcome""")]
    [InlineData("navigator target=miniProgram open-type=exit", "exitMiniProgram {} outcome")]
    [InlineData("navigator target=miniProgram open-type=navigateBack", "navigateBackMiniProgram {} outcome")]
    [InlineData("navigator open-type=navigateBack delta=2", """navigateBack {"delta":2} """)]
    public void A_navigator_jumps(string navigator, string call)
    {
        Tap(ViewPages.Tree(navigator).One("navigator"));
        Assert.Equal(call, Assert.Single(_host.Calls));
    }

    [Theory]
    [InlineData("getRealtimePhoneNumber", "getrealtimephonenumber", "getRealtimePhoneNumber:fail not supported")]
    [InlineData("launchApp", "error", "launchApp:fail not supported")]
    [InlineData("agreePrivacyAuthorization", "agreeprivacyauthorization", "agreePrivacyAuthorization:fail not supported")]
    public void An_open_type_that_is_not_served_says_so(string openType, string fired, string message)
    {
        Tap(ViewPages.Tree($"button open-type={openType}").One("button"));
        Assert.Equal($$"""button {{fired}} {"errMsg":"{{message}}"}""", Assert.Single(_host.Events));
    }

    [Fact]
    public void A_form_that_reports_its_submit_has_a_form_id_and_takes_in_components_that_are_form_fields()
    {
        var page = ViewPages.Tree("form report-submit", "  c/field name=f value=x", "  c/other value=y", "  button form-type=submit id=go");
        Tap(page.One("button"));
        Assert.Equal("""form submit {"value":{"f":"x"},"formId":"requestFormId:fail deprecated","target":{"id":"go"}}""", Assert.Single(_host.Events));
    }

    [Fact]
    public void A_label_of_an_input_leaves_the_focus_to_the_view()
    {
        Tap(ViewPages.Tree("label for=a", "input id=a").One("label"));
        Assert.Empty(_host.Taps);
    }

    [Fact]
    public void A_disabled_control_does_nothing_and_its_tap_is_not_told()
    {
        var page = ViewPages.Tree("button open-type=openSetting disabled", "  text", "view");

        Tap(page.One("text"));

        Assert.Empty(_host.Calls);
        Assert.True(TapControls.IsDisabled(page.One("text")));
        Assert.False(TapControls.IsDisabled(page.One("view")));
    }

    private void Tap(ViewNode target) => TapControls.Meaning(target, _host)?.Invoke();

    private sealed class RecordingHost : IControlHost
    {
        public List<string> Events { get; } = [];

        public List<string> Calls { get; } = [];

        public List<string> Taps { get; } = [];

        public void Emit(ViewNode node, string type, JsonElement detail) => Events.Add($"{node.Tag} {type} {detail.GetRawText()}");

        public void SetValue(ViewNode node, ViewValue? value) => node.Value = value;

        public void CallApi(ViewNode node, string api, JsonElement parameters, string? resultEvent) => Calls.Add($"{api} {parameters.GetRawText()} {resultEvent}");

        public void CallWithOutcome(ViewNode node, string api, JsonElement parameters) => Calls.Add($"{api} {parameters.GetRawText()} outcome");

        public void OpenHost(ButtonTap tap) => Calls.Add("host " + tap.OpenType);

        public void Tap(ViewNode node) => Taps.Add(node.AuthorId.Length > 0 ? node.AuthorId : node.Tag!);
    }
}
