using Pergola.Tests.Dispatch;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class StopRecordTests
{
    [Fact]
    public async Task There_must_be_a_recording_to_stop()
    {
        using var probe = new Probe();
        var answer = await probe.CallAsync("stopRecord", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("stopRecord:fail not recording", answer.ErrMsg);
        Assert.Empty(probe.Prompt.Requests);
    }
}
