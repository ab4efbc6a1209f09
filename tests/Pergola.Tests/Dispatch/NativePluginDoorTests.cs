using Pergola.Dispatch;

namespace Pergola.Tests.Dispatch;

public sealed class NativePluginDoorTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_object_goes_in_and_comes_out()
    {
        using var probe = Over("echo", call => SuperAppApi.Ok(new() { ["got"] = call.RawParams.GetRawText() }));

        var answer = await probe.CallAsync("invokeNativePlugin", """{"api_name":"echo","data":{"n":1.50,"nested":{"a":[null,true]}},"other":1}""", Stop);

        Assert.True(answer.Ok);
        Assert.Equal("invokeNativePlugin:ok", answer.ErrMsg);
        Assert.Equal("""{"n":1.50,"nested":{"a":[null,true]}}""", answer.Json.GetProperty("got").GetString());
    }

    [Theory]
    [InlineData("""{"api_name":"echo"}""")]
    [InlineData("""{"api_name":"echo","data":null}""")]
    [InlineData("""{"api_name":"echo","data":{}}""")]
    public async Task Data_may_be_left_out(string json)
    {
        using var probe = Over("echo", call => SuperAppApi.Ok());

        Assert.Equal("""{"errMsg":"invokeNativePlugin:ok","errno":0}""", (await probe.CallAsync("invokeNativePlugin", json, Stop)).Json.GetRawText());
    }

    [Fact]
    public async Task The_log_names_the_API_that_was_called_with_its_own_parameters()
    {
        using var probe = Over("bank.pay", _ => SuperAppApi.Ok());

        await probe.CallAsync("invokeNativePlugin", """{"api_name":"bank.pay","data":{"amount":5}}""", Stop);

        var entry = Assert.Single(probe.Log.Entries);
        Assert.Equal("bank.pay", entry.Name);
        Assert.Equal("""{"amount":5}""", entry.Params);
        Assert.Equal(CallAnswerer.Host, entry.AnsweredBy);
        Assert.True(entry.Succeeded);
    }

    [Fact]
    public async Task A_hosts_failure_keeps_its_number_and_fields()
    {
        using var probe = Over("pay", _ => throw SuperAppApi.Fail("no money", 7, new() { ["missing"] = 3 }));

        Assert.Equal("""{"errMsg":"invokeNativePlugin:fail no money","errno":7,"missing":3}""", (await probe.CallAsync("invokeNativePlugin", """{"api_name":"pay"}""", Stop)).Json.GetRawText());
    }

    [Theory]
    [InlineData("login")]
    [InlineData("requestPayment")]
    [InlineData("getStorage")]
    [InlineData("invokeNativePlugin")]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("__proto__")]
    public async Task Nothing_built_in_is_reached_and_nothing_unknown(string name)
    {
        using var probe = Over("echo", _ => SuperAppApi.Ok());

        var answer = await probe.CallAsync("invokeNativePlugin", $$"""{"api_name":"{{name}}"}""", Stop);

        Assert.Equal("""{"errMsg":"invokeNativePlugin:fail not supported: the superapp brings no API of this name","errno":-1}""", answer.Json.GetRawText());
        Assert.DoesNotContain("host", probe.Touched);
    }

    [Theory]
    [InlineData("{}", "parameter.api_name should be String instead of Undefined;")]
    [InlineData("""{"api_name":1,"data":"x"}""", "parameter.api_name should be String instead of Number;parameter.data should be Object instead of String;")]
    [InlineData("""{"api_name":"echo","data":[]}""", "parameter.data should be Object instead of Array;")]
    public async Task Its_own_parameters_are_checked(string json, string faults)
    {
        using var probe = Over("echo", _ => SuperAppApi.Ok());

        var answer = await probe.CallAsync("invokeNativePlugin", json, Stop);

        Assert.Equal("invokeNativePlugin:fail parameter error: " + faults, answer.ErrMsg);
        Assert.Equal(1001, answer.Errno);
        var entry = Assert.Single(probe.Log.Entries);
        Assert.Equal("invokeNativePlugin", entry.Name);
        Assert.Equal(CallCheck.Params, entry.RefusedBy);
    }

    /// <summary>The same declaration, walked through the door: each check refuses as it does on the straight road.</summary>
    [Theory]
    [InlineData(CallCheck.Since, """{"desc":"x"}""", "not supported: it came with SDK 2.2.4")]
    [InlineData(CallCheck.Params, """{"lang":"en"}""", "parameter error: parameter.desc should be String instead of Undefined;")]
    [InlineData(CallCheck.Gesture, """{"desc":"x"}""", "can only be invoked by user TAP gesture.")]
    [InlineData(CallCheck.Refusal, """{"desc":"x"}""", "auth deny")]
    public async Task Every_check_of_the_API_runs(CallCheck check, string data, string reason)
    {
        using var probe = new Probe(o =>
        {
            if (check == CallCheck.Since) o.SdkVersion = new(2, 2, 3);
        }, touched => ProbeApis.Everything(touched));
        if (check == CallCheck.Refusal)
        {
            probe.Tap();
            probe.App.Consents.Set("scope.probe", false);
        }

        var answer = await probe.CallAsync("invokeNativePlugin", $$"""{"api_name":"probeEverything","data":{{data}}}""", Stop);

        Assert.Equal("invokeNativePlugin:fail " + reason, answer.ErrMsg);
        var entry = Assert.Single(probe.Log.Entries);
        Assert.Equal(check, entry.RefusedBy);
        Assert.Equal("probeEverything", entry.Name);
        Assert.DoesNotContain("host", probe.Touched);
    }

    [Fact]
    public async Task A_call_through_the_door_spends_its_tap_once_and_hides_its_secrets()
    {
        using var probe = new Probe(api: touched => ProbeApis.Everything(touched));
        probe.Tap();

        var first = await probe.CallAsync("invokeNativePlugin", """{"api_name":"probeEverything","data":{"desc":"x","lang":"a-very-long-secret-language"}}""", Stop);
        var second = await probe.CallAsync("invokeNativePlugin", """{"api_name":"probeEverything","data":{"desc":"x"}}""", Stop);

        Assert.Equal("invokeNativePlugin:ok", first.ErrMsg);
        Assert.Equal("invokeNativePlugin:fail can only be invoked by user TAP gesture.", second.ErrMsg);
        Assert.DoesNotContain("secret", probe.Log.Entries[0].Params, StringComparison.Ordinal);
        Assert.Contains("scope.probe", probe.Prompt.Requests.Select(r => r.Scope));
    }

    private static Probe Over(string name, Func<OpenApiCall<System.Text.Json.JsonElement>, OpenApiResult> answer) =>
        new(o => o.OpenApis.Add(SuperAppApi.Create(name, (call, _) => Task.FromResult(answer(call)))));
}
