using Pergola.Consent;
using Pergola.Devices;
using Pergola.Tests.Devices;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Settings;

public sealed class StartRecordTests : IDisposable
{
    private readonly Probe _probe = new();
    private readonly FakeDevices _devices = new();

    public StartRecordTests() => _probe.App = new FakeMiniApp { Options = _probe.Options, Devices = _devices.Lent, Time = _probe.Time };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_comes_when_the_program_stops_the_recording()
    {
        var recorded = await StartAsync();
        Assert.False(recorded.IsCompleted);
        Assert.Equal("stopRecord:ok", (await _probe.CallAsync("stopRecord", cancellationToken: Stop)).ErrMsg);
        var answer = await recorded;

        Assert.Equal("startRecord:ok", answer.ErrMsg);
        var path = answer.Json.GetProperty("tempFilePath").GetString()!;
        Assert.Matches("^wxfile://tmp/[0-9a-f]{32}\\.wav$", path);
        Assert.Equal([1, 2, 3], _probe.App.Files.TryRead(path));
        Assert.Equal("scope.record", Assert.Single(_probe.Prompt.Requests).Scope);
    }

    [Fact]
    public async Task A_recording_ends_after_a_minute()
    {
        var recorded = await StartAsync();
        _probe.Time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(["record"], _devices.Did);
        _probe.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.True((await recorded).Ok);
        Assert.Equal("stopRecord:fail not recording", (await _probe.CallAsync("stopRecord", cancellationToken: Stop)).ErrMsg);
    }

    [Fact]
    public async Task Only_one_recording_runs_at_a_time_and_another_may_follow()
    {
        var first = await StartAsync();
        Assert.Equal("startRecord:fail is recording", (await _probe.CallAsync("startRecord", cancellationToken: Stop)).ErrMsg);
        Recording.Stop(_probe.App);
        await first;
        var second = await StartAsync();
        Recording.Stop(_probe.App);

        Assert.True((await second).Ok);
    }

    [Fact]
    public async Task A_user_who_takes_the_scope_back_ends_the_recording_and_keeps_it()
    {
        var recorded = await StartAsync();
        _probe.App.Consents.Set("scope.record", false);

        Assert.Equal("startRecord:fail auth deny", (await recorded).ErrMsg);
        Assert.Equal(["record", "stop"], _devices.Did);
    }

    [Fact]
    public async Task A_change_of_another_scope_does_not_end_it()
    {
        var recorded = await StartAsync();
        _probe.App.Consents.Set("scope.camera", false);
        Assert.Equal(["record"], _devices.Did);
        Recording.Stop(_probe.App);

        Assert.True((await recorded).Ok);
    }

    [Fact]
    public async Task It_ends_with_its_page_and_not_with_another()
    {
        var recorded = await StartAsync();
        Recording.PageClosed(_probe.App, 2);
        Assert.Equal(["record"], _devices.Did);
        Recording.PageClosed(_probe.App, 1);

        Assert.True((await recorded).Ok);
    }

    [Fact]
    public async Task It_ends_with_the_program()
    {
        using var program = new CancellationTokenSource();
        var started = _devices.Recording.Task;
        var recorded = _probe.CallAsync("startRecord", cancellationToken: program.Token);
        await started;
        await program.CancelAsync();

        Assert.Equal("startRecord:fail abort", (await recorded).ErrMsg);
        Assert.False(Recording.Stop(_probe.App));
    }

    [Fact]
    public async Task A_refusal_reaches_no_device()
    {
        _probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);
        Assert.Equal("startRecord:fail auth deny", (await _probe.CallAsync("startRecord", cancellationToken: Stop)).ErrMsg);
        Assert.Empty(_devices.Did);
    }

    [Fact]
    public async Task Without_a_device_it_says_so()
    {
        _probe.App = new FakeMiniApp { Options = _probe.Options };
        Assert.Equal("startRecord:fail not supported: the superapp brings no recorder device", (await _probe.CallAsync("startRecord", cancellationToken: Stop)).ErrMsg);
    }

    public void Dispose() => _probe.Dispose();

    private async Task<Task<Answer>> StartAsync()
    {
        var started = _devices.Recording.Task;
        var call = _probe.CallAsync("startRecord", cancellationToken: Stop);
        await started.WaitAsync(Stop);
        return call;
    }
}
