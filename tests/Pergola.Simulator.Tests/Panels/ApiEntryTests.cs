using Pergola.Dispatch;
using Pergola.Simulator.Panels;
using Pergola.Simulator.Reference;

namespace Pergola.Simulator.Tests.Panels;

public class ApiEntryTests
{
    public static TheoryData<string, bool?, string> Rules => new()
    {
        { "none", null, "None" },
        { "remembered", null, "NotAsked" },
        { "remembered", true, "Allowed" },
        { "remembered", false, "Refused" },
        { "every time", true, "EveryTime" },
        { "named", true, "Named" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_consent_is_that_of_the_declared_scope(string kind, bool? answer, string expected)
    {
        var rule = kind switch
        {
            "none" => ConsentRule.None,
            "remembered" => ConsentRule.Remembered("scope.x"),
            "every time" => ConsentRule.AskEveryTime("scope.x"),
            _ => ConsentRule.RememberedNamedBy("scope"),
        };
        var answers = answer is { } allowed ? new Dictionary<string, bool> { ["scope.x"] = allowed } : [];

        Assert.Equal(expected, Find(rule, answers).Consent.ToString());
    }

    [Fact]
    public void An_api_of_a_superapp_comes_with_the_open_apis_and_without_a_chapter() =>
        Assert.Equal((true, ""), (Find(ConsentRule.None, []).Doc.IsOpenApi, Find(ConsentRule.None, []).Doc.Chapter));

    private static ApiEntry Find(ConsentRule rule, Dictionary<string, bool> answers)
    {
        var api = new SdkApi<NoParams, OpenApiResult>("bank.transfer", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
        {
            Since = new(1, 0, 0),
            Consent = rule,
            Gesture = Gesture.None,
            Answer = static (_, _) => new(new OpenApiResult()),
        };
        return ApiEntry.Find(ReferenceCatalog.Load([api]), ApiLevel.V2, answers, new ApiUses(), "bank").Single().Single();
    }
}
