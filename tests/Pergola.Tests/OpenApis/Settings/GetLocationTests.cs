using Pergola.Consent;
using Pergola.Devices;
using Pergola.Tests.Devices;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Settings;

public sealed class GetLocationTests : IDisposable
{
    private readonly Probe _probe = new();
    private readonly FakeDevices _devices = new();

    public GetLocationTests() => _probe.App = new FakeMiniApp { Options = _probe.Options, Devices = _devices.Lent, Time = _probe.Time };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_position_comes_after_the_user_allowed_it_and_then_without_asking()
    {
        var answer = await CallAsync("{}");
        await CallAsync("{}");

        Assert.Equal(
            """{"errMsg":"getLocation:ok","errno":0,"latitude":39.915,"longitude":116.404,"speed":1.5,"accuracy":12,"altitude":0,"verticalAccuracy":3,"horizontalAccuracy":12}""",
            answer.Json.GetRawText());
        Assert.Equal("scope.userLocation", Assert.Single(_probe.Prompt.Requests).Scope);
    }

    [Fact]
    public async Task A_refusal_reaches_no_device_and_is_remembered()
    {
        _probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);
        Assert.Equal("getLocation:fail auth deny", (await CallAsync("{}")).ErrMsg);
        Assert.Equal("getLocation:fail auth deny", (await CallAsync("{}")).ErrMsg);

        Assert.Single(_probe.Prompt.Requests);
        Assert.Empty(_devices.Did);
    }

    [Fact]
    public async Task The_altitude_is_given_when_it_is_wanted() =>
        Assert.Equal(43.5, (await CallAsync("""{"altitude":true}""")).Json.GetProperty("altitude").GetDouble());

    [Fact]
    public async Task The_coordinates_of_Chinese_maps_can_be_asked_for()
    {
        var answer = (await CallAsync("""{"type":"gcj02"}""")).Json;

        Assert.Equal(39.916404, answer.GetProperty("latitude").GetDouble(), 1e-6);
        Assert.Equal(116.410244, answer.GetProperty("longitude").GetDouble(), 1e-6);
    }

    [Fact]
    public async Task The_exact_position_can_be_asked_for()
    {
        Assert.Equal(1, (await CallAsync("""{"isHighAccuracy":true}""")).Json.GetProperty("accuracy").GetDouble());
        Assert.Equal(["locate exactly"], _devices.Did);
    }

    [Fact]
    public async Task An_exact_position_that_takes_too_long_gives_way_to_the_plain_one()
    {
        _devices.Exact = new TaskCompletionSource<DeviceLocation>();
        _probe.App.Consents.Set("scope.userLocation", true);
        var call = CallAsync("""{"isHighAccuracy":true,"highAccuracyExpireTime":4000}""");
        _probe.Time.Advance(TimeSpan.FromSeconds(3.9));
        Assert.False(call.IsCompleted);
        _probe.Time.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(12, (await call).Json.GetProperty("accuracy").GetDouble());
        Assert.Equal(["locate exactly", "locate"], _devices.Did);
    }

    [Theory]
    [InlineData("""{"type":"bd09"}""", "getLocation:fail invalid type: it is wgs84 or gcj02")]
    [InlineData("""{"altitude":"true"}""", "getLocation:fail parameter error: parameter.altitude should be Boolean instead of String;")]
    public async Task A_malformed_call_asks_nobody(string json, string message)
    {
        Assert.Equal(message, (await CallAsync(json)).ErrMsg);
        Assert.Empty(_probe.Prompt.Requests);
    }

    [Fact]
    public async Task Without_a_device_it_says_so()
    {
        _probe.App = new FakeMiniApp { Options = _probe.Options };
        Assert.Equal("getLocation:fail not supported: the superapp brings no location device", (await CallAsync("{}")).ErrMsg);
    }

    public void Dispose() => _probe.Dispose();

    private Task<Answer> CallAsync(string json) => _probe.CallAsync("getLocation", json, Stop);
}
