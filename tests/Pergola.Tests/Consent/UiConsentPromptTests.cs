using Pergola.Consent;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.Consent;

public sealed class UiConsentPromptTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_instances_own_window_asks(bool allowed)
    {
        var ui = new FakeUi { Answer = new(allowed, Content: "album") };
        var decision = await new UiConsentPrompt().AskAsync(
            new() { MiniApp = new FakeMiniApp { Ui = ui }, PageId = 3, Scope = "scope.userInfo", Title = "Use it?", AllowText = "Allow", DenyText = "Deny" },
            TestContext.Current.CancellationToken);

        Assert.Equal(new(allowed, "album"), decision);
        var question = Assert.Single(ui.Questions);
        Assert.Equal("consent", question.Kind);
        Assert.Equal(3, question.PageId);
        Assert.Equal("""{"appId":"mpyzxqg4o9yzw5px","name":"Coffee","scope":"scope.userInfo","title":"Use it?","choices":[],"allowText":"Allow","denyText":"Deny","allowAfterMs":500}""", question.Data.GetRawText());
    }
}
