using System.Text;
using System.Text.Json;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.Protocol.Soter;
using Pergola.Tests.Devices.Soter;
using Pergola.Tests.Dispatch;
using Pergola.Tests.MiniApps;

namespace Pergola.Tests.OpenApis.Biometrics;

public sealed class StartSoterAuthenticationTests : IDisposable
{
    private readonly TempFolder _data = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_recognised_user_gives_a_result_that_verifies_with_the_key_of_the_platform()
    {
        var device = new FakeBiometrics();
        using var probe = Over(device);

        var answer = await StartAsync(probe, """{"requestAuthModes":["facial","fingerPrint"],"challenge":"order 12/é+\"","authContent":"Pay 12.50"}""");

        Assert.True(answer.Ok);
        Assert.Equal(["errMsg", "errno", "authMode", "resultJSON", "resultJSONSignature", "errCode"], answer.Json.EnumerateObject().Select(f => f.Name));
        Assert.Equal("startSoterAuthentication:ok", answer.ErrMsg);
        Assert.Equal(0, answer.Json.GetProperty("errCode").GetInt32());
        Assert.Equal("facial", answer.Json.GetProperty("authMode").GetString());
        Assert.Equal((1, "facial", "Pay 12.50"), device.Asked);
        var json = answer.Json.GetProperty("resultJSON").GetString()!;
        Assert.True(SoterSignature.Verify(probe.Platform.SoterKey!, Encoding.UTF8.GetBytes(json), answer.Json.GetProperty("resultJSONSignature").GetBytesFromBase64()));
        var result = JsonElement.Parse(json);
        Assert.Equal(["raw", "fid", "counter", "tee_n", "tee_v", "fp_n", "fp_v", "cpu_id", "uid"], result.EnumerateObject().Select(f => f.Name));
        Assert.Equal("order 12/é+\"", result.GetProperty("raw").GetString());
        Assert.Equal(1, result.GetProperty("counter").GetInt64());
    }

    [Fact]
    public async Task Without_parameters_any_enrolled_mode_signs_an_empty_challenge()
    {
        var device = new FakeBiometrics { Modes = ["facial", "speech"], Enrolled = ["speech"] };
        using var probe = Over(device);

        var answer = await StartAsync(probe, "{}");

        Assert.Equal((1, "speech", ""), device.Asked);
        Assert.Equal("", JsonElement.Parse(answer.Json.GetProperty("resultJSON").GetString()!).GetProperty("raw").GetString());
    }

    [Fact]
    public async Task The_sheet_comes_first_and_the_platform_hears_of_the_key_once_and_with_the_account()
    {
        Probe? seen = null;
        var device = new FakeBiometrics { OnRecognise = () => seen!.Touched.Add("sheet") };
        using var probe = seen = Over(device);

        await StartAsync(probe, "{}");
        await StartAsync(probe, "{}");

        Assert.Equal(["sheet", "platform", "sheet"], probe.Touched);
        Assert.Equal("alice", probe.Platform.User!.Account);
    }

    [Fact]
    public async Task After_a_restart_the_key_is_the_same_and_the_counter_goes_on()
    {
        using var first = Over(new FakeBiometrics());
        await StartAsync(first, "{}");
        using var second = Over(new FakeBiometrics());

        var answer = await StartAsync(second, "{}");

        Assert.Empty(second.Touched);
        var json = answer.Json.GetProperty("resultJSON").GetString()!;
        Assert.Equal(2, JsonElement.Parse(json).GetProperty("counter").GetInt64());
        Assert.True(SoterSignature.Verify(first.Platform.SoterKey!, Encoding.UTF8.GetBytes(json), answer.Json.GetProperty("resultJSONSignature").GetBytesFromBase64()));
    }

    [Fact]
    public async Task Without_a_platform_the_result_is_signed_all_the_same()
    {
        using var probe = Over(new FakeBiometrics(), hasPlatform: false);

        Assert.True((await StartAsync(probe, "{}")).Ok);
    }

    [Fact]
    public async Task A_platform_that_does_not_take_the_key_is_90007_and_nothing_is_signed()
    {
        using var probe = Over(new FakeBiometrics());
        probe.Platform.Failure = new OpenApiException("invalid accountId", 40015);

        var answer = await StartAsync(probe, "{}");

        Assert.Equal("""{"errMsg":"startSoterAuthentication:fail invalid accountId","errno":40015,"errCode":90007}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task What_breaks_is_90007_and_only_the_superapps_log_says_why()
    {
        using var probe = Over(new FakeBiometrics { OnRecognise = () => throw new InvalidOperationException("sensor 7") });

        var answer = await StartAsync(probe, "{}");

        Assert.Equal("""{"errMsg":"startSoterAuthentication:fail internal error","errno":-1,"errCode":90007}""", answer.Json.GetRawText());
        Assert.Contains(probe.Logger.Lines, line => line.Exception?.Message == "sensor 7");
    }

    [Theory]
    [InlineData(BiometricOutcome.Cancelled, 90008, "cancel")]
    [InlineData(BiometricOutcome.NotRecognised, 90009, "the user was not recognised")]
    [InlineData(BiometricOutcome.Frozen, 90010, "authentication is frozen after too many failures")]
    public async Task Whoever_is_not_recognised_gets_nothing_signed(BiometricOutcome outcome, int code, string reason)
    {
        using var probe = Over(new FakeBiometrics { Outcome = outcome });

        var answer = await StartAsync(probe, "{}");

        Assert.Equal($$"""{"errMsg":"startSoterAuthentication:fail {{reason}}","errno":{{code}},"errCode":{{code}}}""", answer.Json.GetRawText());
        Assert.False(Directory.Exists(Path.Combine(_data.Path, "soter")));
    }

    [Theory]
    [InlineData("""{"requestAuthModes":["speech"]}""", 90003, "the authentication mode is not supported")]
    [InlineData("""{"requestAuthModes":[]}""", 90003, "the authentication mode is not supported")]
    [InlineData("""{"requestAuthModes":["facial"]}""", 90011, "nothing is enrolled for the authentication mode")]
    public async Task A_mode_that_cannot_be_used_shows_no_sheet(string json, int code, string reason)
    {
        var device = new FakeBiometrics { Enrolled = ["fingerPrint"] };
        using var probe = Over(device);

        var answer = await StartAsync(probe, json);

        Assert.Equal($$"""{"errMsg":"startSoterAuthentication:fail {{reason}}","errno":{{code}},"errCode":{{code}}}""", answer.Json.GetRawText());
        Assert.Null(device.Asked);
    }

    [Fact]
    public async Task Without_a_device_it_is_90001()
    {
        using var probe = new Probe();

        Assert.Equal(
            """{"errMsg":"startSoterAuthentication:fail the device does not support biometric authentication","errno":90001,"errCode":90001}""",
            (await StartAsync(probe, "{}")).Json.GetRawText());
    }

    [Theory]
    [InlineData(512, 42, null, 0)]
    [InlineData(512, 43, null, 0, WxProfile.Sas)]
    [InlineData(513, 42, "challenge is missing or longer than 512 characters", 90004)]
    [InlineData(512, 43, "authContent is longer than 42 characters", 90005)]
    [InlineData(513, 43, "challenge is missing or longer than 512 characters", 90004)]
    public async Task Texts_have_their_limits(int challenge, int content, string? reason, int code, WxProfile profile = WxProfile.WeChat)
    {
        var device = new FakeBiometrics();
        using var probe = Over(device, profile);

        var answer = await StartAsync(probe, $$"""{"requestAuthModes":["facial"],"challenge":"{{new string('é', challenge)}}","authContent":"{{new string('é', content)}}"}""");

        if (reason is null) Assert.True(answer.Ok);
        else Assert.Equal($$"""{"errMsg":"startSoterAuthentication:fail {{reason}}","errno":1001,"errCode":{{code}}}""", answer.Json.GetRawText());
        Assert.Equal(reason is null, device.Asked is not null);
    }

    [Theory]
    [InlineData("{}", "parameter.requestAuthModes should be Array instead of Undefined;parameter.challenge should be String instead of Undefined;", 90003)]
    [InlineData("""{"requestAuthModes":["facial"]}""", "parameter.challenge should be String instead of Undefined;", 90004)]
    [InlineData("""{"requestAuthModes":["facial",1],"challenge":"","authContent":7}""", "parameter.requestAuthModes[1] should be String instead of Number;parameter.authContent should be String instead of Number;", 90003)]
    [InlineData("""{"requestAuthModes":["facial"],"challenge":"","authContent":7}""", "parameter.authContent should be String instead of Number;", 90005)]
    public async Task WeChat_requires_modes_and_challenge(string json, string faults, int code)
    {
        using var probe = Over(new FakeBiometrics(), profile: WxProfile.WeChat);

        var answer = await StartAsync(probe, json);

        Assert.Equal($$"""{"errMsg":"startSoterAuthentication:fail parameter error: {{faults}}","errno":1001,"errCode":{{code}}}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task Challenge_and_signature_are_in_no_log()
    {
        using var probe = Over(new FakeBiometrics());

        var answer = await StartAsync(probe, """{"challenge":"a-challenge-of-the-backend"}""");

        var entry = Assert.Single(probe.Log.Entries);
        Assert.DoesNotContain("of-the-backend", entry.Params + entry.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Json.GetProperty("resultJSONSignature").GetString()![8..], entry.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain(probe.Logger.Lines, line => line.Text.Contains("challenge", StringComparison.Ordinal));
    }

    private Probe Over(FakeBiometrics device, WxProfile profile = WxProfile.Sas, bool hasPlatform = true)
    {
        var probe = new Probe(
            o =>
            {
                o.DataDirectory = _data.Path;
                o.Profile = profile;
            },
            hasPlatform: hasPlatform);
        probe.App = new() { Options = probe.Options, Devices = new(Biometrics: device) };
        return probe;
    }

    private static Task<Answer> StartAsync(Probe probe, string json) => probe.CallAsync("startSoterAuthentication", json, Stop);
}
