using Pergola.Dispatch;

namespace Pergola.Tests.Dispatch;

public sealed class CallJournalTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_record_tells_the_whole_call()
    {
        using var probe = new Probe(api: t => ProbeApis.Everything(t));
        probe.Proxy.Level = ApiLevel.V3;
        probe.Tap();
        probe.Prompt.OnAsk = (_, _) =>
        {
            probe.Time.Advance(TimeSpan.FromMilliseconds(1500));
            return Task.FromResult(Pergola.Consent.ConsentDecision.Allow);
        };
        var started = probe.Time.GetUtcNow();
        await probe.CallAsync("probeEverything", """{"desc":"a","lang":"zh_CN_and_much_more"}""", Stop);

        var entry = Assert.Single(probe.Log.Entries);
        Assert.Same(probe.App, entry.MiniApp);
        Assert.Equal(1, entry.PageId);
        Assert.Equal("probeEverything", entry.Name);
        Assert.Equal("""{"desc":"a","lang":"zh_C…"}""", entry.Params);
        Assert.Equal(ApiLevel.V3, entry.Level);
        Assert.Null(entry.RefusedBy);
        Assert.Equal(CallAnswerer.Platform, entry.AnsweredBy);
        Assert.True(entry.Succeeded);
        Assert.Contains("\"value\":\"platform\"", entry.Answer, StringComparison.Ordinal);
        Assert.Equal(started, entry.StartedAt);
        Assert.Equal(TimeSpan.FromMilliseconds(1500), entry.Duration);
    }

    [Fact]
    public async Task Secrets_are_hidden_even_in_a_call_that_is_refused()
    {
        using var probe = new Probe(api: t => ProbeApis.Everything(t));
        await probe.CallAsync("probeEverything", """{"desc":1,"lang":"a-long-secret-indeed"}""", Stop);

        Assert.DoesNotContain("secret", Assert.Single(probe.Log.Entries).Params, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"lang":"short"}""", """{"lang":"…"}""")]
    [InlineData("""{"lang":{"a":"object"}}""", """{"lang":"…"}""")]
    [InlineData("""{"lang":12345}""", """{"lang":"…"}""")]
    public void A_secret_of_any_kind_is_hidden(string json, string shown) => Assert.Equal(shown, Redaction.Of(json, ["lang"]));

    [Theory]
    [InlineData("""{"lang":"a-long-secret-indeed""")]
    [InlineData("""["a-long-secret-indeed"]""")]
    public void Text_in_which_a_secret_cannot_be_found_is_not_shown(string json) => Assert.Equal("…", Redaction.Of(json, ["lang"]));

    [Fact]
    public void Long_text_is_cut() => Assert.Equal(4097, Redaction.Of(new string('x', 10_000), []).Length);

    [Fact]
    public async Task Nobody_looks_and_nothing_is_recorded()
    {
        using var probe = new Probe();
        probe.Log.IsEnabled = false;
        await probe.CallAsync("login", cancellationToken: Stop);

        Assert.Empty(probe.Log.Entries);
    }

    [Fact]
    public async Task A_log_that_throws_does_not_harm_the_call()
    {
        using var probe = new Probe();
        probe.Log.OnWrite = _ => throw new InvalidOperationException("panel gone");

        Assert.True((await probe.CallAsync("login", cancellationToken: Stop)).Ok);
        Assert.Contains(probe.Logger.Lines, l => l.Exception?.Message == "panel gone");
    }
}
