using Pergola.Consent;
using Pergola.Devices;
using Pergola.Tests.Devices;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Settings;

public sealed class ChooseLocationTests : IDisposable
{
    private readonly Probe _probe = new();
    private readonly FakeDevices _devices = new();

    public ChooseLocationTests() => _probe.App = new FakeMiniApp { Options = _probe.Options, Devices = _devices.Lent };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_chosen_place_is_given_as_Chinese_maps_have_it()
    {
        var answer = await CallAsync("{}");

        Assert.Equal("chooseLocation:ok", answer.ErrMsg);
        Assert.Equal("Tower", answer.Json.GetProperty("name").GetString());
        Assert.Equal("1 Main Street", answer.Json.GetProperty("address").GetString());
        Assert.Equal(39.916404, answer.Json.GetProperty("latitude").GetDouble(), 1e-6);
        Assert.Equal(116.410244, answer.Json.GetProperty("longitude").GetDouble(), 1e-6);
        Assert.Equal(["choose"], _devices.Did);
    }

    [Fact]
    public async Task Outside_China_the_place_is_given_as_it_is()
    {
        _devices.Place = new("Tower", "Paris", new DeviceLocation(48.8584, 2.2945));
        Assert.Equal(2.2945, (await CallAsync("{}")).Json.GetProperty("longitude").GetDouble());
    }

    [Fact]
    public async Task The_map_opens_where_the_program_says()
    {
        await CallAsync("""{"latitude":39.91640428150164,"longitude":116.41024449916938}""");
        Assert.Equal(["choose near 39.9150 116.4040"], _devices.Did);
    }

    [Fact]
    public async Task A_cancel_is_told_in_WeChats_words()
    {
        _devices.Place = null;
        Assert.Equal("chooseLocation:fail cancel", (await CallAsync("{}")).ErrMsg);
    }

    [Fact]
    public async Task A_refusal_shows_no_map()
    {
        _probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);
        Assert.Equal("chooseLocation:fail auth deny", (await CallAsync("{}")).ErrMsg);
        Assert.Empty(_devices.Did);
        Assert.Equal("scope.userLocation", Assert.Single(_probe.Prompt.Requests).Scope);
    }

    [Theory]
    [InlineData("""{"latitude":91,"longitude":0}""")]
    [InlineData("""{"latitude":0,"longitude":181}""")]
    [InlineData("""{"latitude":0}""")]
    public async Task A_position_that_is_none_asks_nobody(string json)
    {
        Assert.Equal("chooseLocation:fail invalid position: latitude is -90 to 90 and longitude -180 to 180, both or neither", (await CallAsync(json)).ErrMsg);
        Assert.Empty(_probe.Prompt.Requests);
    }

    [Fact]
    public async Task Without_a_device_it_says_so()
    {
        _probe.App = new FakeMiniApp { Options = _probe.Options };
        Assert.Equal("chooseLocation:fail not supported: the superapp brings no location device", (await CallAsync("{}")).ErrMsg);
    }

    public void Dispose() => _probe.Dispose();

    private Task<Answer> CallAsync(string json) => _probe.CallAsync("chooseLocation", json, Stop);
}
