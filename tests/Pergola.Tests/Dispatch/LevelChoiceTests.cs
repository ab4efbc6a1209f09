using Pergola.Dispatch;

namespace Pergola.Tests.Dispatch;

public sealed class LevelChoiceTests
{
    private static readonly Version s_now = new(2, 2, 17);

    /// <summary>app.json x host x floor, on the newest SDK with a platform; an exclamation mark is a refusal.</summary>
    [Theory]
    [InlineData(null, ApiLevel.Undefined, "v2 v2 v2 v2!")]
    [InlineData(null, ApiLevel.V1, "v1 v1 v1! v1!")]
    [InlineData(null, ApiLevel.V2, "v2 v2 v2 v2!")]
    [InlineData(null, ApiLevel.V3, "v3 v3 v3 v3")]
    [InlineData("", ApiLevel.V3, "v3 v3 v3 v3")]
    [InlineData("v1", ApiLevel.Undefined, "v1 v1 v1! v1!")]
    [InlineData("v1", ApiLevel.V1, "v1 v1 v1! v1!")]
    [InlineData("v1", ApiLevel.V2, "v1 v1 v1! v1!")]
    [InlineData("v1", ApiLevel.V3, "v1 v1 v1! v1!")]
    [InlineData("v2", ApiLevel.Undefined, "v2 v2 v2 v2!")]
    [InlineData("v2", ApiLevel.V1, "v2 v2 v2 v2!")]
    [InlineData("v2", ApiLevel.V2, "v2 v2 v2 v2!")]
    [InlineData("v2", ApiLevel.V3, "v2 v2 v2 v2!")]
    [InlineData("v3", ApiLevel.Undefined, "v3 v3 v3 v3")]
    [InlineData("v3", ApiLevel.V1, "v3 v3 v3 v3")]
    [InlineData("v3", ApiLevel.V2, "v3 v3 v3 v3")]
    [InlineData("v3", ApiLevel.V3, "v3 v3 v3 v3")]
    public void App_json_comes_before_the_host_and_the_floor_only_refuses(string? apiVersion, ApiLevel host, string expected)
    {
        var floors = new[] { ApiLevel.Undefined, ApiLevel.V1, ApiLevel.V2, ApiLevel.V3 };
        var chosen = floors.Select(floor => Text(LevelChoice.Choose(new(ApiLevels.Parse(apiVersion), host, s_now, floor, true), hasDefault: true)));

        Assert.Equal(expected, string.Join(' ', chosen));
    }

    /// <summary>Generations of the SDK: v2 came with 2.1.0, v3 with 2.2.11. The columns are: nothing set, v1, v2, v3.</summary>
    [Theory]
    [InlineData("2.0.15", "v1 v1 v2! v3!")]
    [InlineData("2.1.0", "v2 v1 v2 v3!")]
    [InlineData("2.2.4", "v2 v1 v2 v3!")]
    [InlineData("2.2.10", "v2 v1 v2 v3!")]
    [InlineData("2.2.11", "v2 v1 v2 v3")]
    [InlineData("2.2.17", "v2 v1 v2 v3")]
    public void An_older_SDK_has_fewer_levels(string sdkVersion, string expected)
    {
        var levels = new[] { ApiLevel.Undefined, ApiLevel.V1, ApiLevel.V2, ApiLevel.V3 };
        var byHost = levels.Select(level => Text(LevelChoice.Choose(new(ApiLevel.Undefined, level, Version.Parse(sdkVersion), ApiLevel.Undefined, true), hasDefault: true)));
        var byProgram = levels.Select(level => Text(LevelChoice.Choose(new(level, ApiLevel.Undefined, Version.Parse(sdkVersion), ApiLevel.Undefined, true), hasDefault: true)));

        Assert.Equal(expected, string.Join(' ', byHost));
        Assert.Equal(expected, string.Join(' ', byProgram));
    }

    [Theory]
    [InlineData(ApiLevel.V1, false)]
    [InlineData(ApiLevel.V2, true)]
    [InlineData(ApiLevel.V3, true)]
    [InlineData(ApiLevel.Undefined, true)]
    public void Without_a_platform_only_v1_works(ApiLevel host, bool refused)
    {
        var (level, refusal) = LevelChoice.Choose(new(ApiLevel.Undefined, host, s_now, ApiLevel.Undefined, HasPlatform: false), hasDefault: true);

        Assert.Equal(refused, refusal is not null);
        if (refused) Assert.Contains($"level {ApiLevels.Name(level)} needs a platform", refusal!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ApiLevel.V1, "2.0.15", ApiLevel.V3, false)]
    [InlineData(ApiLevel.V2, "2.0.15", ApiLevel.V3, false)]
    [InlineData(ApiLevel.V3, "2.2.17", ApiLevel.V3, false)]
    public void An_API_without_a_default_is_never_refused_for_its_level(ApiLevel host, string sdkVersion, ApiLevel floor, bool hasPlatform) =>
        Assert.Null(LevelChoice.Choose(new(ApiLevel.Undefined, host, Version.Parse(sdkVersion), floor, hasPlatform), hasDefault: false).Refusal);

    [Fact]
    public void A_level_that_does_not_exist_is_refused() =>
        Assert.NotNull(LevelChoice.Choose(new(ApiLevel.Undefined, (ApiLevel)4, s_now, ApiLevel.Undefined, true), hasDefault: true).Refusal);

    [Theory]
    [InlineData("v4")]
    [InlineData("V2")]
    [InlineData("2")]
    [InlineData(" v2")]
    public void An_unknown_apiVersion_says_what_it_may_be(string apiVersion)
    {
        var error = Assert.Throws<FormatException>(() => ApiLevels.Parse(apiVersion));
        Assert.Contains("\"v1\", \"v2\" or \"v3\"", error.Message, StringComparison.Ordinal);
    }

    private static string Text((ApiLevel Level, OpenApiException? Refusal) choice) => ApiLevels.Name(choice.Level) + (choice.Refusal is null ? "" : "!");
}
