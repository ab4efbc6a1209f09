using Pergola.Conformance.Tests.Documents;

namespace Pergola.Conformance.Tests.Programs;

/// <summary>Order of the callbacks and the rule of promises, for every open API in the real engine (reference: wx-contract.md 1.1).</summary>
public sealed class CallbackTests(CallbackProgram program) : IClassFixture<CallbackProgram>
{
    public static TheoryData<string, string, bool> Calls => Of(static gives => gives != GivesBack.Answer, CallbackProgram.Manners);

    public static TheoryData<string, string, bool> SyncCalls => Of(static gives => gives == GivesBack.Answer, ["none"]);

    [Fact]
    public void Every_open_API_has_a_row() =>
        Assert.Equal(Matrix.Expectations.Rows.Select(r => r.Api).Order(StringComparer.Ordinal), PromiseRows.Rows.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Callbacks_come_in_their_order_and_promises_only_without_them(string api, string manner, bool fails)
    {
        // A single callback for what does not happen is never called, so nothing could be waited for.
        if ((manner, fails) is ("success", true) or ("fail", false)) manner = "complete";
        var gives = PromiseRows.Rows[api];
        var report = await program.CallAsync(api, manner, fails);

        Assert.Equal((manner == "none" ? gives : GivesBack.Nothing).ToString(), report.Returned);
        Assert.Equal(Expected(manner, fails, gives), report.Seen.Select(s => s.Name));
        Assert.All(report.Seen, seen =>
        {
            Assert.False(seen.Inside);
            if (fails) Assert.StartsWith($"{api}:fail parameter error: ", seen.ErrMsg, StringComparison.Ordinal);
            else Assert.Equal($"{api}:ok", seen.ErrMsg);
        });
        Assert.True(report.Same);
    }

    [Theory]
    [MemberData(nameof(SyncCalls))]
    public async Task A_synchronous_call_gives_its_answer_at_once(string api, string manner, bool fails)
    {
        var report = await program.CallAsync(api, manner, fails);

        Assert.Equal(fails ? "thrown" : nameof(GivesBack.Answer), report.Returned);
        if (fails) Assert.StartsWith($"{api}:fail parameter error: ", Assert.Single(report.Seen, s => s.Name == "throw").ErrMsg, StringComparison.Ordinal);
        else Assert.DoesNotContain(report.Seen, s => s.Name == "throw");
    }

    private static string[] Expected(string manner, bool fails, GivesBack gives) => (manner, fails) switch
    {
        ("all", false) => ["success", "complete"],
        ("all", true) => ["fail", "complete"],
        ("none", _) when gives == GivesBack.Nothing => [],
        ("none", false) => ["then"],
        ("none", true) => ["catch"],
        _ => [manner],
    };

    private static TheoryData<string, string, bool> Of(Func<GivesBack, bool> which, IReadOnlyList<string> manners) =>
        [.. from row in PromiseRows.Rows
            where which(row.Value)
            from manner in manners
            from fails in new[] { false, true }
            select new TheoryDataRow<string, string, bool>(row.Key, manner, fails)];
}
