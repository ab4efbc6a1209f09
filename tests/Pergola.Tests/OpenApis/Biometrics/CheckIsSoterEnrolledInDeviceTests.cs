using Pergola.Dispatch;
using Pergola.Tests.Devices.Soter;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Biometrics;

public sealed class CheckIsSoterEnrolledInDeviceTests
{
    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"checkAuthMode":"facial"}""", true)]
    [InlineData("""{"checkAuthMode":"fingerPrint"}""", false)]
    public async Task It_answers_for_the_mode_or_for_any(string json, bool enrolled)
    {
        using var probe = Over(new FakeBiometrics { Enrolled = ["facial"] });

        var answer = await CallAsync(probe, json);

        Assert.True(answer.Ok);
        Assert.Equal($$"""{"errMsg":"checkIsSoterEnrolledInDevice:ok","errno":0,"isEnrolled":{{(enrolled ? "true" : "false")}},"errCode":0}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task Nothing_enrolled_is_an_answer_and_no_failure()
    {
        using var probe = Over(new FakeBiometrics { Enrolled = [] });

        Assert.False((await CallAsync(probe, "{}")).Json.GetProperty("isEnrolled").GetBoolean());
    }

    [Theory]
    [InlineData("speech")]
    [InlineData("iris")]
    [InlineData("")]
    public async Task A_mode_that_the_device_does_not_have_fails(string mode)
    {
        using var probe = Over(new FakeBiometrics());

        Assert.Equal(
            """{"errMsg":"checkIsSoterEnrolledInDevice:fail the authentication mode is not supported","errno":90003,"errCode":90003}""",
            (await CallAsync(probe, $$"""{"checkAuthMode":"{{mode}}"}""")).Json.GetRawText());
    }

    [Fact]
    public async Task Without_a_device_it_fails()
    {
        using var probe = new Probe();

        Assert.Equal(
            """{"errMsg":"checkIsSoterEnrolledInDevice:fail the device does not support biometric authentication","errno":90001,"errCode":90001}""",
            (await CallAsync(probe, "{}")).Json.GetRawText());
    }

    [Fact]
    public async Task WeChat_requires_the_mode()
    {
        using var probe = Over(new FakeBiometrics(), WxProfile.WeChat);

        Assert.Equal(
            """{"errMsg":"checkIsSoterEnrolledInDevice:fail parameter error: parameter.checkAuthMode should be String instead of Undefined;","errno":1001,"errCode":90003}""",
            (await CallAsync(probe, "{}")).Json.GetRawText());
    }

    private static Probe Over(FakeBiometrics device, WxProfile profile = WxProfile.Sas)
    {
        var probe = new Probe(o => o.Profile = profile);
        probe.App = new() { Options = probe.Options, Devices = new(Biometrics: device) };
        return probe;
    }

    private static Task<Answer> CallAsync(Probe probe, string json) => probe.CallAsync("checkIsSoterEnrolledInDevice", json, TestContext.Current.CancellationToken);
}
