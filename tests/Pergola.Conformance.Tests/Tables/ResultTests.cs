using System.Text.Json;
using Pergola.Conformance.Tests.Documents;
using Pergola.Conformance.Tests.Fakes;
using Pergola.Conformance.Tests.Matrix;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Tests.Dispatch;

namespace Pergola.Conformance.Tests.Tables;

public sealed class ResultTests
{
    public static TheoryData<ResultRow> Rows => [.. MiniProgramResults.Rows];

    public static TheoryData<EnvVersion, string, bool> EnvVersions => [.. UserInfoFacts.EnvVersions.Select(r => new TheoryDataRow<EnvVersion, string, bool>(r.Version, r.Text, r.TellsVersion))];

    public static TheoryData<string, int> AvatarSizes => [.. UserInfoApis.SelectMany(api => UserInfoFacts.AvatarSizes.Select(size => new TheoryDataRow<string, int>(api, size)))];

    public static TheoryData<string, int> Genders => [.. UserInfoApis.SelectMany(api => UserInfoFacts.Genders.Select(gender => new TheoryDataRow<string, int>(api, gender)))];

    public static TheoryData<string> Names => [.. UserInfoApis];

    public static TheoryData<string, bool> UsableNames => [.. UsableNameRows.Rows.Concat(UserInfoFacts.UsableParts.Select(p => (p, true))).Select(r => new TheoryDataRow<string, bool>(r.Item1, r.Item2))];

    private static string[] UserInfoApis => ["getUserInfo", "getUserProfile"];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_field_of_the_answer_has_the_type_of_its_row(ResultRow row)
    {
        Assert.Equal(row.Excluded is null ? row.Type : null, Contracts.ResultType(row.Api, row.Path));
        using var stage = new Stage();
        var method = Contracts.Api(row.Api).Shape == CallShape.Sync ? "return" : "success";
        var usable = stage.Probe.CallSync("canIUse", $$"""{"schema":"{{row.Api}}.{{method}}.{{row.Path}}"}""");
        Assert.Equal(row.Excluded is null, usable.Json.GetProperty("result").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(EnvVersions))]
    public void The_version_is_told_of_the_official_version_alone(EnvVersion version, string text, bool tellsVersion)
    {
        using var stage = new Stage();
        stage.Probe.App = new FakeMiniApp { Options = stage.Probe.Options, Context = new(new("mp1", "Coffee") { EnvVersion = version, Version = "1.0.3" }, "alice") };
        var account = stage.Probe.CallSync("getAccountInfoSync").Json;

        var program = account.GetProperty("miniProgram");
        Assert.Equal("mp1", program.GetProperty("appId").GetString());
        Assert.Equal(text, program.GetProperty("envVersion").GetString());
        Assert.Equal(tellsVersion ? "1.0.3" : "", program.GetProperty("version").GetString());
        Assert.False(account.TryGetProperty("plugin", out _));
    }

    [Theory]
    [MemberData(nameof(AvatarSizes))]
    public async Task An_avatar_of_every_size_reaches_the_program(string api, int size) =>
        Assert.Equal($"https://superapp.example/a/{size}", (await UserAsync(api, $$"""{"avatarUrl":"https://superapp.example/a/{{size}}"}""")).GetProperty("avatarUrl").GetString());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_user_without_an_avatar_has_an_empty_one(string api) => Assert.Equal("", (await UserAsync(api, """{"nickName":"Alice"}""")).GetProperty("avatarUrl").GetString());

    [Theory]
    [MemberData(nameof(Genders))]
    public async Task A_gender_of_every_kind_reaches_the_program(string api, int gender) =>
        Assert.Equal(gender, (await UserAsync(api, $$"""{"gender":{{gender}}}""")).GetProperty("gender").GetInt32());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_no_longer_returned_is_kept_by_Sas_and_blank_for_WeChat(string api)
    {
        const string all = """{"nickName":"Alice","gender":2,"country":"CN","province":"BeiJing","city":"BeiJing","language":"en"}""";
        var kept = await UserAsync(api, all);
        var blank = await UserAsync(api, all, WxProfile.WeChat);

        Assert.Equal("en", kept.GetProperty("language").GetString());
        Assert.Equal(UserInfoFacts.ForcedLanguage, blank.GetProperty("language").GetString());
        Assert.All(UserInfoFacts.NoLongerReturned, field =>
        {
            Assert.DoesNotContain(kept.GetProperty(field).ToString(), new[] { "", "0" });
            Assert.Contains(blank.GetProperty(field).ToString(), new[] { "", "0" });
        });
    }

    [Theory]
    [MemberData(nameof(UsableNames))]
    public void CanIUse_answers_as_its_row_says(string schema, bool usable)
    {
        using var stage = new Stage();
        Assert.Equal(usable, stage.Probe.CallSync("canIUse", $$"""{"schema":"{{schema}}"}""").Json.GetProperty("result").GetBoolean());
    }

    private static async Task<JsonElement> UserAsync(string api, string user, WxProfile profile = WxProfile.Sas)
    {
        using var stage = new Stage(ApiLevel.V1, o => o.Profile = profile);
        stage.Host.Object = _ => $$"""{"userInfo":{{user}}}""";
        stage.Mint(Expectations.Of(api).Gesture);
        var answer = await stage.CallAsync(api, Expectations.Of(api).Params);
        Assert.Equal($"{api}:ok", answer.ErrMsg);
        return answer.Json.GetProperty("userInfo");
    }
}
