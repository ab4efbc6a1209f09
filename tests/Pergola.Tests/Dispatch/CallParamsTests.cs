using Pergola.Dispatch;

namespace Pergola.Tests.Dispatch;

public sealed class CallParamsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{}", "parameter.desc should be String instead of Undefined;")]
    [InlineData("""{"desc":null}""", "parameter.desc should be String instead of Null;")]
    [InlineData("""{"desc":1}""", "parameter.desc should be String instead of Number;")]
    [InlineData("""{"desc":true}""", "parameter.desc should be String instead of Boolean;")]
    [InlineData("""{"desc":[]}""", "parameter.desc should be String instead of Array;")]
    [InlineData("""{"desc":{}}""", "parameter.desc should be String instead of Object;")]
    [InlineData("""{"desc":"a","lang":1}""", "parameter.lang should be String instead of Number;")]
    [InlineData("""{"desc":"a","count":"1"}""", "parameter.count should be Number instead of String;")]
    [InlineData("""{"desc":"a","tmplIds":"x"}""", "parameter.tmplIds should be Array instead of String;")]
    [InlineData("""{"desc":"a","tmplIds":["x",1]}""", "parameter.tmplIds[1] should be String instead of Number;")]
    [InlineData("""{"desc":"a","nested":{}}""", "parameter.nested.deep should be Boolean instead of Undefined;")]
    [InlineData("""{"desc":"a","nested":{"deep":"yes"}}""", "parameter.nested.deep should be Boolean instead of String;")]
    [InlineData("""{"desc":"a","color":1}""", "parameter.color should be String instead of Number;")]
    [InlineData("""{"desc":1,"lang":2}""", "parameter.desc should be String instead of Number;parameter.lang should be String instead of Number;")]
    [InlineData("""{"desc":"a","count":1.5}""", "parameter.count has a value that cannot be used;")]
    [InlineData("""{"desc":"a","count":1e99}""", "parameter.count has a value that cannot be used;")]
    [InlineData("""{"desc":"a","color":"blue"}""", "parameter.color has a value that cannot be used;")]
    [InlineData("[]", "parameter should be Object instead of Array;")]
    [InlineData("\"x\"", "parameter should be Object instead of String;")]
    public async Task A_fault_is_told_in_WeChats_words(string json, string fault)
    {
        using var probe = Echo(out _);
        var answer = await probe.CallAsync("probeHost", json, Stop);

        Assert.Equal("probeHost:fail parameter error: " + fault, answer.ErrMsg);
        Assert.Equal(1001, answer.Errno);
    }

    [Theory]
    [InlineData("""{"desc":"a","count":null,"tmplIds":null,"nested":null}""")]
    [InlineData("""{"desc":"a","unknown":{"x":[1]}}""")]
    [InlineData("""{"desc":"a","count":-3,"tmplIds":["x"],"nested":{"deep":true},"color":"Green"}""")]
    [InlineData("""{"desc":"\ud83d\ude00 \u00e9"}""")]
    public async Task Good_parameters_pass(string json)
    {
        using var probe = Echo(out _);
        Assert.True((await probe.CallAsync("probeHost", json, Stop)).Ok);
    }

    [Theory]
    [InlineData("{\"desc\":\"\\ud800\"}")]
    [InlineData("{\"desc\":\"a\",\"\\udc00\":1}")]
    [InlineData("""{"desc":"a","desc":"b"}""")]
    [InlineData("""{"desc":"a","d\u0065sc":"b"}""")]
    [InlineData("""{"desc":"a","nested":{"deep":true,"deep":false}}""")]
    [InlineData("""{"desc":"a",}""")]
    [InlineData("""{"desc":"a"} x""")]
    [InlineData("""{desc:"a"}""")]
    public async Task Text_that_two_readers_could_read_differently_is_refused(string json)
    {
        using var probe = Echo(out var calls);
        var answer = await probe.CallAsync("probeHost", json, Stop);

        Assert.StartsWith("probeHost:fail parameter error: ", answer.ErrMsg, StringComparison.Ordinal);
        Assert.Empty(calls);
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    [InlineData(100_000, false)]
    public async Task Nesting_ends_at_32_levels(int depth, bool passes)
    {
        using var probe = new Probe(o =>
        {
            o.MaxOpenApiParamsBytes = 1 << 20;
            o.OpenApis.Add(ProbeApis.HostOnly((_, _) => Task.FromResult(new ProbeResult("ok"))));
        });
        // The object itself is one level.
        var json = "{\"desc\":\"a\",\"x\":" + new string('[', depth - 1) + new string(']', depth - 1) + "}";

        Assert.Equal(passes, (await probe.CallAsync("probeHost", json, Stop)).Ok);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task Parameters_have_a_limit_in_bytes(int size, bool passes)
    {
        using var probe = new Probe(o =>
        {
            o.MaxOpenApiParamsBytes = 100;
            o.OpenApis.Add(ProbeApis.HostOnly((_, _) => Task.FromResult(new ProbeResult("ok"))));
        });
        // An é is two bytes and one character.
        const string around = """{"desc":""}""";
        var json = """{"desc":"é""" + new string('a', size - around.Length - 2) + "\"}";
        var answer = await probe.CallAsync("probeHost", json, Stop);

        Assert.Equal(passes, answer.Ok);
        if (!passes) Assert.Contains("larger than 100 bytes", answer.ErrMsg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"desc":"a","__proto__":{"admin":true},"x":{"__proto__":1,"y":[{"__proto__":2,"z":3}]}}""")]
    [InlineData("""{"desc":"a","\u005f_proto__":{"admin":true},"x":{"_\u005fproto__":1,"y":[{"__proto__":2,"z":3}]}}""")]
    public async Task Prototypes_are_dropped_from_what_the_host_sees(string json)
    {
        using var probe = Echo(out var calls);
        Assert.True((await probe.CallAsync("probeHost", json, Stop)).Ok);

        Assert.Equal("""{"desc":"a","x":{"y":[{"z":3}]}}""", Assert.Single(calls).RawParams.GetRawText());
    }

    [Fact]
    public async Task The_host_sees_the_whole_object()
    {
        using var probe = Echo(out var calls);
        await probe.CallAsync("probeHost", """{"desc":"a","more":[1,"two"]}""", Stop);

        var call = Assert.Single(calls);
        Assert.Equal("a", call.Params.Desc);
        Assert.Equal("en", call.Params.Lang);
        Assert.Equal("two", call.RawParams.GetProperty("more")[1].GetString());
        Assert.Equal("mpyzxqg4o9yzw5px", call.AppId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("undefined")]
    [InlineData(" {} ")]
    public async Task The_object_may_be_left_out(string json)
    {
        using var probe = new Probe();
        Assert.True((await probe.CallAsync("login", json, Stop)).Ok);
    }

    [Fact]
    public async Task The_slices_own_check_gives_its_own_reason()
    {
        using var probe = new Probe(api: t => ProbeApis.Everything(t));
        probe.Tap();
        var answer = await probe.CallAsync("probeEverything", $$"""{"desc":"{{new string('x', 31)}}"}""", Stop);

        Assert.Equal("probeEverything:fail desc length does not meet the requirements", answer.ErrMsg);
        Assert.Equal(CallCheck.Params, Assert.Single(probe.Log.Entries).RefusedBy);
    }

    private static Probe Echo(out List<OpenApiCall<ProbeParams>> calls)
    {
        var seen = new List<OpenApiCall<ProbeParams>>();
        calls = seen;
        return new(api: _ => ProbeApis.HostOnly((call, _) =>
        {
            seen.Add(call);
            return Task.FromResult(new ProbeResult("ok"));
        }));
    }
}
