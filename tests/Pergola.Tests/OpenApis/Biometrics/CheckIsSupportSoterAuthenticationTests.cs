using Pergola.Tests.Devices.Soter;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Biometrics;

public sealed class CheckIsSupportSoterAuthenticationTests
{
    private const string Unsupported = """{"errMsg":"checkIsSupportSoterAuthentication:fail the device does not support biometric authentication","errno":90001,"errCode":90001}""";

    [Fact]
    public async Task It_names_the_modes_of_the_device_and_no_words_of_its_own()
    {
        using var probe = new Probe();
        probe.App = new() { Options = probe.Options, Devices = new(Biometrics: new FakeBiometrics { Modes = ["iris", "speech", "fingerPrint"] }) };

        var answer = await probe.CallAsync("checkIsSupportSoterAuthentication", cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(answer.Ok);
        Assert.Equal("""{"errMsg":"checkIsSupportSoterAuthentication:ok","errno":0,"supportMode":["fingerPrint","speech"],"errCode":0}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task Without_a_device_it_fails()
    {
        using var probe = new Probe();

        Assert.Equal(Unsupported, (await probe.CallAsync("checkIsSupportSoterAuthentication", cancellationToken: TestContext.Current.CancellationToken)).Json.GetRawText());
    }

    [Theory]
    [InlineData]
    [InlineData("iris")]
    public async Task A_device_that_can_do_nothing_fails_too(params string[] modes)
    {
        using var probe = new Probe();
        probe.App = new() { Options = probe.Options, Devices = new(Biometrics: new FakeBiometrics { Modes = modes }) };

        Assert.Equal(Unsupported, (await probe.CallAsync("checkIsSupportSoterAuthentication", cancellationToken: TestContext.Current.CancellationToken)).Json.GetRawText());
    }
}
