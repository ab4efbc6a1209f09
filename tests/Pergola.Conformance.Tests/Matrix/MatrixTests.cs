using Pergola.Conformance.Tests.Fakes;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.Tests.Dispatch;

namespace Pergola.Conformance.Tests.Matrix;

/// <summary>Every API at every level, with every state of consent and every kind of tap.</summary>
public sealed class MatrixTests
{
    public static TheoryData<string, ApiLevel, Consented, Tapped> Cells => [.. Expectations.Rows.SelectMany(row => CellsOf(row.Api))];

    public static TheoryData<string> Names => [.. typeof(Pergola.OpenApis).GetProperties().Select(p => ((WxApi)p.GetValue(null)!).Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_API_has_one_row(string api) => Assert.Single(Expectations.Rows, r => r.Api == api);

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Every_cell_comes_out_as_the_documents_say(string api, ApiLevel level, Consented consented, Tapped tapped)
    {
        var cell = new Cell(Expectations.Of(api), level, consented, tapped);
        var expected = Outcome.Of(cell);
        using var stage = new Stage(level);
        Arrange(stage, cell);

        var answer = await stage.CallAsync(api, cell.Row.Params);

        var entry = stage.Probe.Log.Entries[^1];
        var kept = cell.Row.Scope is { } scope ? stage.App.Consents.Find(scope) : KeptBefore(consented);
        Assert.Equal(
            expected,
            new Outcome(answer.ErrMsg, answer.Json.GetProperty("errno").GetInt32(), entry.RefusedBy, entry.AnsweredBy, stage.Probe.Prompt.Requests.Count, kept));
        Assert.Equal(expected.RefusedBy is null, answer.Ok);
        Assert.Equal(expected.AnsweredBy == CallAnswerer.Host, stage.HostTouched.Contains("host"));
        AssertPlatform(stage, cell, expected);
        Assert.All(stage.Probe.Prompt.Requests, r => Assert.Equal(cell.Row.Scope, r.Scope));
    }

    private static IEnumerable<TheoryDataRow<string, ApiLevel, Consented, Tapped>> CellsOf(string api) =>
        from level in new[] { ApiLevel.V1, ApiLevel.V2, ApiLevel.V3 }
        from consented in Enum.GetValues<Consented>()
        from tapped in Enum.GetValues<Tapped>()
        select new TheoryDataRow<string, ApiLevel, Consented, Tapped>(api, level, consented, tapped);

    private static bool? KeptBefore(Consented consented) => consented switch
    {
        Consented.True => true,
        Consented.False => false,
        _ => null,
    };

    private static void Arrange(Stage stage, Cell cell)
    {
        if (KeptBefore(cell.Consented) is { } kept) stage.App.Consents.Set(cell.Row.Scope ?? "scope.userInfo", kept);
        if (cell.Consented is Consented.AbsentDenied or Consented.True) stage.Deny();
        var probe = stage.Probe;
        var kind = Stage.KindOf(cell.Row.Gesture);
        switch (cell.Tapped)
        {
            case Tapped.None:
                break;
            case Tapped.Live:
                probe.Gestures.Mint(stage.App, 1, kind);
                break;
            case Tapped.Spent:
                probe.Gestures.Mint(stage.App, 1, kind);
                Assert.True(probe.Gestures.Spend(stage.App, 1, kind));
                break;
            case Tapped.Expired:
                probe.Gestures.Mint(stage.App, 1, kind);
                probe.Time.Advance(GestureLedger.Lifetime + TimeSpan.FromMilliseconds(1));
                break;
            case Tapped.OtherPage:
                probe.Gestures.Mint(stage.App, 2, kind);
                break;
            case Tapped.OtherInstance:
                probe.Gestures.Mint(new FakeMiniApp { Options = probe.Options }, 1, kind);
                break;
            case Tapped.OfAButton:
                probe.Gestures.MintForControl(stage.App, 1, 7, GestureKind.Tap);
                break;
            case Tapped.OtherKind:
                probe.Gestures.Mint(stage.App, 1, kind == GestureKind.Tap ? GestureKind.Focus : GestureKind.Tap);
                break;
        }
    }

    // The platform is asked only at v2 and v3: by a default's answer, and before it for what the sheet shows. getUserProfile's proof is no answer.
    private static void AssertPlatform(Stage stage, Cell cell, Outcome expected)
    {
        if (cell.Row.TellsPlatform) return;
        var asked = stage.Probe.Touched.Contains("platform");
        if (cell.Level == ApiLevel.V1 || expected.RefusedBy is CallCheck.Gesture or CallCheck.Refusal) Assert.False(asked);
        if (cell.Row.Answers == Answers.HostThenPlatform && cell.Level != ApiLevel.V1 && expected.RefusedBy is null) Assert.True(asked);
        if (expected.RefusedBy == CallCheck.Consent) Assert.Equal(cell.Row.HasPreview && cell.Level != ApiLevel.V1, asked);
    }
}
