using Pergola.Simulator.Panels;

namespace Pergola.Simulator.Tests.Panels;

public class CallLogTests
{
    private readonly CallLog _log = new(new PanelChanges(TimeProvider.System));

    [Fact]
    public void The_newest_call_comes_first_and_has_the_highest_number()
    {
        _log.Add(Some.Call("login"));
        _log.Add(Some.Call("request"));

        Assert.Equal([(2, "request"), (1, "login")], _log.Find().Select(c => (c.Number, c.Name)));
    }

    [Theory]
    [InlineData("LOG", "login")]
    [InlineData("v3", "login")]
    [InlineData("login v3", "login")]
    [InlineData("login v1", null)]
    [InlineData("getSetting", null)]
    public void The_filter_asks_for_every_word(string filter, string? found)
    {
        _log.Add(Some.Call("login") with { Level = "v3" });
        _log.Add(Some.Call("request") with { Level = "" });

        Assert.Equal(found is null ? [] : [found], _log.Find(filter).Select(c => c.Name));
    }

    [Fact]
    public void Only_the_last_calls_are_kept()
    {
        for (var i = 0; i < CallLog.Limit + 7; i++)
            _log.Add(Some.Call("login"));

        Assert.Equal(CallLog.Limit, _log.Find().Count);
        Assert.Equal(CallLog.Limit + 7, _log.Find()[0].Number);
    }

    [Fact]
    public void Clearing_forgets_the_calls_and_goes_on_counting()
    {
        _log.Add(Some.Call("login"));
        _log.Clear();
        _log.Add(Some.Call("login"));

        Assert.Equal(2, Assert.Single(_log.Find()).Number);
    }
}
