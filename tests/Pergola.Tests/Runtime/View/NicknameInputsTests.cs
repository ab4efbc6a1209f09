using Pergola.MiniApps;
using Pergola.Testing;
using Pergola.Tests.MiniApps;
using Pergola.Tests.MiniApps.Running;
using Pergola.Tests.Runtime.View.Controls;

namespace Pergola.Tests.Runtime.View;

public sealed class NicknameInputsTests
{
    private const string Focus = """{"value":"","height":0}""";

    private static readonly string[] s_chosen =
    [
        """input {"value":"Alice","cursor":5,"keyCode":0}""", """change {"value":"Alice"}""", """nicknamereview {"pass":true,"timeout":false}""",
    ];

    [Fact]
    public async Task The_chosen_nickname_becomes_the_value_and_the_program_hears_of_it_as_of_a_typed_one()
    {
        await using var app = await OpenAsync();
        app.Ui.Answer = static _ => new UiAnswer(true, -1, "host");
        await app.Page.SendAsync("input", "focus", Focus);

        Assert.Equal(s_chosen, await app.SaysAsync(3));
        await app.WaitForAsync(async () => await app.Page.TextAsync("#bound") == "Alice");
        await app.Page.SendAsync("input", "blur", """{"value":"Alice","cursor":5}""");
        Assert.Equal(["submit Alice"], await app.SaysOnTapAsync());
    }

    [Fact]
    public async Task It_is_offered_once_and_not_again_on_the_next_focus()
    {
        await using var app = await OpenAsync();
        app.Ui.Answer = static _ => new UiAnswer(false);
        for (var times = 0; times < 3; times++)
        {
            await app.Page.SendAsync("input", "focus", Focus);
            await app.WaitForAsync(() => Task.FromResult(app.Ui.Questions.Count == 1));
            await app.Page.SendAsync("input", "blur", """{"value":""}""");
        }

        Assert.Equal(["submit "], await app.SaysOnTapAsync());
        Assert.Single(app.Ui.Questions);
    }

    [Fact]
    public async Task A_user_who_wants_another_one_types_it_into_the_input()
    {
        await using var app = await OpenAsync();
        app.Ui.Answer = static _ => new UiAnswer(true, -1, "own");
        await app.Page.TypeAsync("input", "Countess");

        Assert.Equal(["""input {"value":"Countess","cursor":8}""", """change {"value":"Countess"}""", """nicknamereview {"pass":true,"timeout":false}"""], await app.SaysAsync(3));
        Assert.Equal(["submit Countess"], await app.SaysOnTapAsync());
        Assert.All(app.Ui.Questions, static question => Assert.Equal("consent", question.Kind));
    }

    [Fact]
    public async Task What_was_typed_before_the_choice_stays()
    {
        await using var app = await OpenAsync();
        var choice = new TaskCompletionSource<UiAnswer>();
        app.Ui.Answer = _ => choice.Task.GetAwaiter().GetResult();
        await app.Page.TypeAsync("input", "Countess");
        choice.SetResult(new UiAnswer(true, -1, "host"));
        await app.WaitForAsync(() => Task.FromResult(app.Ui.Questions.Count == 1));

        Assert.Equal(["submit Countess"], (await app.SaysOnTapAsync(1)));
        Assert.DoesNotContain("Alice", string.Join(' ', await app.SaysAsync(4)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blur_without_a_change_tells_nothing()
    {
        await using var app = await OpenAsync("value=\"old\"");
        await app.Page.SendAsync("input", "focus", """{"value":"old"}""");
        await app.Page.SendAsync("input", "blur", """{"value":"old"}""");

        Assert.Equal(["submit old"], await app.SaysOnTapAsync());
    }

    [Theory]
    [InlineData("disabled", "true")]
    [InlineData("", "false")]
    public async Task A_focus_that_is_not_the_user_s_offers_nothing(string attributes, string trusted)
    {
        await using var app = await OpenAsync(attributes);
        await app.App.Screen.ReceiveAsync(System.Text.Encoding.UTF8.GetBytes(
            $$"""{"t":"ev","page":1,"node":{{await NodeAsync(app)}},"type":"focus","trusted":{{trusted}},"detail":{{Focus}}}"""), TestContext.Current.CancellationToken);

        Assert.Equal(["submit "], await app.SaysOnTapAsync());
        Assert.Empty(app.Ui.Questions);
    }

    [Fact]
    public async Task The_program_cannot_spend_the_focus_that_offers_the_nickname()
    {
        await using var app = await OpenAsync("bindfocus=\"call\"");
        app.Ui.Answer = static _ => new UiAnswer(true, -1, "host");
        await app.Page.SendAsync("input", "focus", Focus);

        Assert.Equal(["called getNickName:fail can only be invoked by user TAP gesture.", .. s_chosen], (await app.SaysAsync(4)).Order(ByCall));
    }

    [Fact]
    public async Task A_new_page_offers_it_again()
    {
        await using var app = await OpenAsync();
        await app.Page.SendAsync("input", "focus", Focus);
        await app.WaitForAsync(() => Task.FromResult(app.Ui.Questions.Count == 1));
        await app.App.Pages.ReLaunchAsync("/pages/index/index", TestContext.Current.CancellationToken);
        await app.WaitForAsync(async () => await app.Page.CountAsync("input") == 1);
        await app.Page.SendAsync("input", "focus", Focus);

        await app.WaitForAsync(() => Task.FromResult(app.Ui.Questions.Count == 2));
    }

    private static Comparer<string> ByCall => Comparer<string>.Create(static (a, b) => b.StartsWith("called", StringComparison.Ordinal).CompareTo(a.StartsWith("called", StringComparison.Ordinal)));

    private static Task<int> NodeAsync(TestMiniApp app) => app.App.Logic.OnLoopAsync(() => Pergola.Runtime.View.ViewQuery.Query(app.App.View.Find(1)!, "input")[0].Id);

    private static async Task<TestMiniApp> OpenAsync(string attributes = "")
    {
        using var folder = LittleProgram.Of("""
            Page({
              data: { name: '' },
              told(e) { console.log(e.type + ' ' + JSON.stringify(e.detail)) },
              call() { wx.getNickName({ complete: (r) => console.log('called ' + r.errMsg) }) },
              submit(e) { console.log('submit ' + e.detail.value.name) },
            })
            """, $$"""
            <form bindsubmit="submit">
              <input name="name" type="nickname" {{(attributes.Contains("value", StringComparison.Ordinal) ? "" : "model:value=\"{{name}}\"")}} {{attributes}}
                bindinput="told" bindchange="told" bindnicknamereview="told"/>
              <text id="bound">{{"{{name}}"}}</text>
              <button form-type="submit"/>
            </form>
            """);
        return await TestMiniApp.OpenAsync(folder.Path, new Superapp().Options);
    }
}
