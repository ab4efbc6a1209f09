using System.Text.Json;
using System.Text.Json.Nodes;
using Pergola.Conformance.Tests.Documents;
using Pergola.Conformance.Tests.Fakes;
using Pergola.Conformance.Tests.Matrix;
using Pergola.Dispatch;

namespace Pergola.Conformance.Tests.Tables;

public sealed class HostSampleTests
{
    public static TheoryData<string, string, ApiLevel, string, string> Rows =>
        [.. HostSamples.Rows.SelectMany(r => r.Levels.Select(level => new TheoryDataRow<string, string, ApiLevel, string, string>(r.Name, r.Api, level, r.Host, r.Program)))];

    public static TheoryData<string> AuthCodes => [.. HostSamples.AuthCodes.Select(r => r.Name)];

    public static TheoryData<string> Hosted => [.. HostTables.Rows.Select(r => r.Api).Distinct()];

    public static TheoryData<int> VirtualPaymentCodes => [.. ErrorCodes.VirtualPayment];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_the_samples_host_answers_reaches_the_program(string sample, string api, ApiLevel level, string host, string program)
    {
        Assert.NotEmpty(sample);
        // Without a platform nothing is added to what the host says.
        using var stage = new Stage(level, hasPlatform: false);
        stage.Host.Object = _ => host;
        stage.Mint(Expectations.Of(api).Gesture);
        var answer = await stage.CallAsync(api, Expectations.Of(api).Params);

        Assert.Equal($"{api}:ok", answer.ErrMsg);
        var got = Deserialize(answer.Json.GetRawText());
        got.Remove("errMsg");
        got.Remove("errno");
        // The avatar of a user without one is empty, not absent (document: mini program open APIs, userInfo).
        if (got["userInfo"] is JsonObject user && user["avatarUrl"]?.GetValue<string>() == "" && !host.Contains("avatarUrl", StringComparison.Ordinal)) user.Remove("avatarUrl");
        Assert.True(JsonNode.DeepEquals(Deserialize(program), got), $"expected {program}, got {got.ToJsonString()}");
    }

    [Theory]
    [MemberData(nameof(Hosted))]
    public async Task Whatever_the_program_passes_reaches_the_host(string api)
    {
        using var stage = new Stage(ApiLevel.V1);
        var parameters = Deserialize(Expectations.Of(api).Params);
        parameters["custom"] = JsonNode.Parse("""{"deep":[1,{"a":null}]}""");
        stage.Mint(Expectations.Of(api).Gesture);
        Assert.Equal($"{api}:ok", (await stage.CallAsync(api, parameters.ToJsonString())).ErrMsg);

        // The documents' hosts read prepayId, which programs do not send (reference: tcsas-protocol.md 1.9).
        if (api == "requestPayment") parameters["prepayId"] = "pi1";
        Assert.True(JsonNode.DeepEquals(parameters, Deserialize(stage.Host.Received[api].GetRawText())));
    }

    [Theory]
    [MemberData(nameof(Hosted))]
    public async Task Whatever_a_failing_host_says_reaches_the_program(string api)
    {
        using var stage = new Stage(ApiLevel.V1);
        stage.Host.Failure = new("user is busy", 200000, new Dictionary<string, JsonElement> { ["retmsg"] = JsonElement.Parse("\"later\""), ["errCode"] = JsonElement.Parse("\"-1003\"") });
        stage.Mint(Expectations.Of(api).Gesture);
        var answer = await stage.CallAsync(api, Expectations.Of(api).Params);

        Assert.False(answer.Ok);
        Assert.Equal($$"""{"errMsg":"{{api}}:fail user is busy","errno":200000,"retmsg":"later","errCode":"-1003"}""", answer.Json.GetRawText());
    }

    [Theory]
    [MemberData(nameof(VirtualPaymentCodes))]
    public async Task The_number_of_a_virtual_payment_reaches_the_program(int errCode)
    {
        using var stage = new Stage(ApiLevel.V2);
        stage.Host.Failure = new("not paid", data: new Dictionary<string, JsonElement> { ["errCode"] = JsonSerializer.SerializeToElement(errCode) });
        var answer = await stage.CallAsync("requestVirtualPayment", Expectations.Of("requestVirtualPayment").Params);

        Assert.Equal("requestVirtualPayment:fail not paid", answer.ErrMsg);
        Assert.Equal(errCode, answer.Json.GetProperty("errCode").GetInt32());
    }

    [Theory]
    [MemberData(nameof(AuthCodes))]
    public async Task The_login_of_v3_takes_what_getAuthCode_gives(string sample)
    {
        var row = HostSamples.AuthCodes.Single(r => r.Name == sample);
        using var stage = new Stage(ApiLevel.V3);
        stage.Host.AuthCode = _ => row.Answer is null ? throw OpenApiErrors.SignedOut() : JsonSerializer.Deserialize<AuthCodeResult>(row.Answer, JsonSerializerOptions.Web);
        var answer = await stage.CallAsync("login");

        Assert.Equal(row.ErrMsg ?? "login:ok", answer.ErrMsg);
        Assert.Equal(row.Errno, answer.Errno);
        Assert.Equal(row.Taken, stage.Probe.Platform.User?.AuthCode);
        // The host's own code never reaches the program.
        Assert.DoesNotContain(row.Taken ?? "a-1", answer.Json.GetRawText(), StringComparison.Ordinal);
    }

    private static JsonObject Deserialize(string json) => JsonSerializer.Deserialize<JsonObject>(json)!;
}
