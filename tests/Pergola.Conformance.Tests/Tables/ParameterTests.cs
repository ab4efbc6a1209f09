using System.Text.Json;
using System.Text.Json.Nodes;
using Pergola.Conformance.Tests.Documents;
using Pergola.Conformance.Tests.Fakes;
using Pergola.Conformance.Tests.Matrix;
using Pergola.Dispatch;

namespace Pergola.Conformance.Tests.Tables;

public sealed class ParameterTests
{
    public static TheoryData<ParameterRow> Rows => [.. MiniProgramParameters.Rows];

    public static TheoryData<ParameterRow> WithDefault => [.. MiniProgramParameters.Rows.Where(r => r.Default is not null)];

    public static TheoryData<ParameterRow> Required => [.. MiniProgramParameters.Rows.Where(r => r.Required)];

    public static TheoryData<string> WithCallbacks => [.. MiniProgramParameters.WithCallbacks];

    public static TheoryData<string, string, string> RequiredByWeChat => [.. MiniProgramParameters.RequiredByWeChat.Select(r => new TheoryDataRow<string, string, string>(r.Api, r.Name, r.Type))];

    public static TheoryData<string, string, string> Words =>
        [.. MiniProgramParameters.Words.SelectMany(r => r.Words.Select(word => new TheoryDataRow<string, string, string>(r.Api, r.Name, word)))];

    public static TheoryData<string> WithoutOptions => [.. MiniProgramParameters.WithoutOptions];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_parameter_has_the_type_of_its_row(ParameterRow row)
    {
        var field = Assert.Single(Contracts.Api(row.Api).Contract.Fields, f => f.Name == row.Name);

        Assert.Equal(row.Type, field.Value.Type.ToString());
        Assert.Equal(row.Required, field.IsRequired);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_parameter_of_another_type_is_refused_in_WeChats_wording(ParameterRow row)
    {
        using var stage = new Stage();
        var parameters = Good(row.Api);
        parameters[row.Name] = row.Type == "Boolean" ? JsonValue.Create("true") : JsonValue.Create(true);
        stage.Mint(Expectations.Of(row.Api).Gesture);
        var answer = await stage.CallAsync(row.Api, parameters.ToJsonString());

        Assert.False(answer.Ok);
        Assert.Equal($"{row.Api}:fail parameter error: parameter.{row.Name} should be {row.Type} instead of {(row.Type == "Boolean" ? "String" : "Boolean")};", answer.ErrMsg);
        Assert.Equal(1001, answer.Errno);
        Assert.Empty(stage.Probe.Prompt.Requests);
    }

    [Theory]
    [MemberData(nameof(WithDefault))]
    public void A_parameter_that_is_left_out_has_its_default(ParameterRow row) =>
        Assert.Equal(row.Default, Contracts.DefaultOf(row.Api, row.Name, Expectations.Of(row.Api).Params));

    [Theory]
    [MemberData(nameof(Required))]
    public async Task A_required_parameter_must_be_given(ParameterRow row)
    {
        using var stage = new Stage();
        var parameters = Good(row.Api);
        parameters.Remove(row.Name);
        stage.Mint(Expectations.Of(row.Api).Gesture);
        var answer = await stage.CallAsync(row.Api, parameters.ToJsonString());

        Assert.Equal($"{row.Api}:fail parameter error: parameter.{row.Name} should be {row.Type} instead of Undefined;", answer.ErrMsg);
        Assert.Equal(1001, answer.Errno);
    }

    [Theory]
    [MemberData(nameof(WithCallbacks))]
    public async Task The_three_callbacks_may_be_left_out_and_are_no_parameters(string api)
    {
        var declared = Contracts.Api(api);
        Assert.Equal(CallShape.Callback, declared.Shape);
        Assert.All(MiniProgramParameters.Callbacks, name => Assert.DoesNotContain(declared.Contract.Fields, f => f.Name == name));

        foreach (var callback in MiniProgramParameters.Callbacks)
        {
            using var stage = new Stage();
            Assert.True(stage.Probe.CallSync("canIUse", $$"""{"schema":"{{api}}.object.{{callback}}"}""").Json.GetProperty("result").GetBoolean());
            stage.Mint(Expectations.Of(api).Gesture);
            Assert.Equal($"{api}:ok", (await stage.CallAsync(api, Expectations.Of(api).Params)).ErrMsg);
        }
    }

    [Theory]
    [MemberData(nameof(RequiredByWeChat))]
    public async Task What_only_WeChat_requires_is_asked_for_in_its_profile_alone(string api, string name, string type)
    {
        using var strict = new Stage(options: o => o.Profile = WxProfile.WeChat);
        var parameters = Good(api);
        parameters.Remove(name);
        var refused = await strict.CallAsync(api, parameters.ToJsonString());
        Assert.Contains($"parameter.{name} should be {type} instead of Undefined;", refused.ErrMsg, StringComparison.Ordinal);

        using var lenient = new Stage();
        Assert.Equal($"{api}:ok", (await lenient.CallAsync(api, parameters.ToJsonString())).ErrMsg);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public async Task A_parameter_takes_the_words_of_its_row_and_no_other(string api, string name, string word)
    {
        Assert.Equal($"{api}:ok", await WithWord(api, name, word));
        Assert.StartsWith($"{api}:fail parameter error", await WithWord(api, name, word + "?"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WithoutOptions))]
    public async Task The_option_object_may_be_left_out(string api)
    {
        foreach (var nothing in new[] { "", "undefined", "null", "{}" })
        {
            using var stage = new Stage();
            stage.Mint(Expectations.Of(api).Gesture);
            Assert.Equal($"{api}:ok", (await stage.CallAsync(api, nothing)).ErrMsg);
        }
    }

    private static async Task<string> WithWord(string api, string name, string word)
    {
        using var stage = new Stage();
        var parameters = Good(api);
        parameters[name] = word;
        stage.Mint(Expectations.Of(api).Gesture);
        return (await stage.CallAsync(api, parameters.ToJsonString())).ErrMsg;
    }

    private static JsonObject Good(string api) => JsonSerializer.Deserialize<JsonObject>(Expectations.Of(api).Params)!;
}
