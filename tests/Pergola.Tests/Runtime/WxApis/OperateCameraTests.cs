using Pergola.Consent;
using Pergola.Devices;
using Pergola.Tests.Devices;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class OperateCameraTests : IDisposable
{
    private const string TakePhoto = """{"type":"takePhoto"}""";
    private readonly Probe _probe = new();
    private readonly FakeDevices _devices = new();

    public OperateCameraTests() => _probe.App = new Pergola.Tests.Dispatch.FakeMiniApp { Options = _probe.Options, Devices = _devices.Lent };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, "take back")]
    [InlineData(true, "take front")]
    public async Task A_picture_is_taken_with_the_camera_that_the_page_shows(bool front, string did)
    {
        OpenCameras.Set(_probe.App, 1, front);
        var answer = await CallAsync(TakePhoto);

        Assert.Equal("operateCamera:ok", answer.ErrMsg);
        Assert.Equal(FakeDevices.Png, _probe.App.Files.TryRead(answer.Json.GetProperty("tempImagePath").GetString()!));
        Assert.Equal([did], _devices.Did);
        Assert.Equal("scope.camera", Assert.Single(_probe.Prompt.Requests).Scope);
    }

    [Fact]
    public async Task Without_a_running_camera_on_this_page_none_is_taken()
    {
        OpenCameras.Set(_probe.App, 2, false);
        OpenCameras.Set(_probe.App, 1, false);
        OpenCameras.Remove(_probe.App, 1);

        Assert.Equal("operateCamera:fail no camera runs on this page", (await CallAsync(TakePhoto)).ErrMsg);
        Assert.Empty(_devices.Did);
    }

    [Fact]
    public async Task A_refusal_reaches_no_device()
    {
        OpenCameras.Set(_probe.App, 1, false);
        _probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);

        Assert.Equal("operateCamera:fail auth deny", (await CallAsync(TakePhoto)).ErrMsg);
        Assert.Equal("operateCamera:fail auth deny", (await CallAsync("""{"type":"open"}""")).ErrMsg);
        Assert.Empty(_devices.Did);
    }

    [Theory]
    [InlineData("""{"type":"startRecord"}""", "operateCamera:fail invalid type")]
    [InlineData("""{"type":"takePhoto","quality":"best"}""", "operateCamera:fail invalid quality: it is high, normal, low or original")]
    [InlineData("""{"type":"takePhoto","quality":1}""", "operateCamera:fail parameter error: parameter.quality should be String instead of Number;")]
    public async Task A_malformed_call_asks_nobody(string json, string message)
    {
        Assert.Equal(message, (await CallAsync(json)).ErrMsg);
        Assert.Empty(_probe.Prompt.Requests);
    }

    [Fact]
    public async Task Without_a_device_it_says_so()
    {
        _probe.App = new Pergola.Tests.Dispatch.FakeMiniApp { Options = _probe.Options };
        Assert.Equal("operateCamera:fail not supported: the superapp brings no camera device", (await CallAsync("""{"type":"open"}""")).ErrMsg);
    }

    [Theory]
    [InlineData("createCameraContext", true)]
    [InlineData("CameraContext.takePhoto", true)]
    [InlineData("CameraContext.startRecord", false)]
    [InlineData("operateCamera", false)]
    [InlineData("camera", true)]
    [InlineData("camera.device-position.front", true)]
    [InlineData("camera.flash", false)]
    public void CanIUse_knows_the_component_and_its_context_and_not_what_is_behind(string schema, bool usable) =>
        Assert.Equal(usable, _probe.CallSync("canIUse", $$"""{"schema":"{{schema}}"}""").Json.GetProperty("result").GetBoolean());

    public void Dispose() => _probe.Dispose();

    private Task<Answer> CallAsync(string json) => _probe.CallAsync("operateCamera", json, Stop);
}
