using System.Text.Json;
using Pergola.Dispatch;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Payment;

public sealed class RequestVirtualPaymentTests
{
    /// <summary>Spaces, newlines, an escape and a character beyond ASCII: the signatures are over every one of them.</summary>
    private const string SignData = "{ \"mode\": \"goods\",\n\t\"buyQuantity\":1, \"attach\":\"caf\\u00e9 é \u2028 __proto__\",  \"goodsPrice\":1e2 }";

    private static readonly string s_order = "{" + $"\"signData\":{JsonSerializer.Serialize(SignData)},"
        + "\"paySig\":\"d0b8bbccbe109b11549bcfd6602b08711f46600965253a949cd6a2b895152f9d\",\"signature\":\"3ad5d8f2a4b1aa11c2d34e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293\",\"mode\":\"short_series_goods\"}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_order_reaches_the_host_byte_for_byte()
    {
        var cashier = new Cashier();
        using var probe = new Probe(proxy: cashier);

        var answer = await probe.CallAsync("requestVirtualPayment", s_order, Stop);

        Assert.Equal("""{"errMsg":"requestVirtualPayment:ok","errno":0,"errCode":0}""", answer.Json.GetRawText());
        Assert.Equal(SignData, cashier.Call!.Params.SignData);
        Assert.Equal(SignData, cashier.Call.RawParams.GetProperty("signData").GetString());
        Assert.Equal("short_series_goods", cashier.Call.Params.Mode);
    }

    [Fact]
    public async Task An_order_as_an_object_is_taken_as_JSON_stringify_writes_it_and_refused_by_WeChat()
    {
        const string Json = """{"signData":{"b":1.50,"a":"é","outTradeNo":"xxxxxx"},"paySig":"a","signature":"b","mode":"m"}""";
        var cashier = new Cashier();
        using var sas = new Probe(proxy: cashier);
        using var wechat = new Probe(o => o.Profile = WxProfile.WeChat, proxy: new Cashier());

        Assert.True((await sas.CallAsync("requestVirtualPayment", Json, Stop)).Ok);
        Assert.Equal("""{"b":1.50,"a":"é","outTradeNo":"xxxxxx"}""", cashier.Call!.Params.SignData);
        Assert.Equal(
            """{"errMsg":"requestVirtualPayment:fail parameter error: parameter.signData should be String instead of Object;","errno":1001,"errCode":1001}""",
            (await wechat.CallAsync("requestVirtualPayment", Json, Stop)).Json.GetRawText());
    }

    [Fact]
    public async Task Mode_may_be_left_out_and_WeChat_requires_it()
    {
        const string Json = """{"signData":"{}","paySig":"a"}""";
        using var sas = new Probe(proxy: new Cashier());
        using var wechat = new Probe(o => o.Profile = WxProfile.WeChat, proxy: new Cashier());

        Assert.Equal("requestVirtualPayment:fail parameter error: parameter.signature should be String instead of Undefined;", (await sas.CallAsync("requestVirtualPayment", Json, Stop)).ErrMsg);
        Assert.Equal(
            "requestVirtualPayment:fail parameter error: parameter.signature should be String instead of Undefined;parameter.mode should be String instead of Undefined;",
            (await wechat.CallAsync("requestVirtualPayment", Json, Stop)).ErrMsg);
    }

    [Fact]
    public async Task The_errCodes_of_the_SDKs_own_failures_are_documented_ones()
    {
        using var cancelled = new Probe(proxy: new Cashier { Failure = OpenApiErrors.Cancel() });
        using var failed = new Probe(proxy: new Cashier { Failure = new InvalidOperationException("secret") });
        using var reused = new Probe(proxy: new Cashier { Failure = VirtualPaymentErrors.Fail(VirtualPaymentErrors.OutTradeNoReused, "outTradeNo has been used") });

        Assert.Equal("""{"errMsg":"requestVirtualPayment:fail cancel","errno":-1,"errCode":-2}""", (await cancelled.CallAsync("requestVirtualPayment", s_order, Stop)).Json.GetRawText());
        Assert.Equal("""{"errMsg":"requestVirtualPayment:fail internal error","errno":-1,"errCode":-1}""", (await failed.CallAsync("requestVirtualPayment", s_order, Stop)).Json.GetRawText());
        Assert.Equal("""{"errMsg":"requestVirtualPayment:fail outTradeNo has been used","errno":-15002,"errCode":-15002}""", (await reused.CallAsync("requestVirtualPayment", s_order, Stop)).Json.GetRawText());
    }

    [Fact]
    public async Task A_hosts_own_errCode_stays()
    {
        using var probe = new Probe(proxy: new Cashier { Failure = SuperAppApi.Fail("closed for today", fields: new() { ["errCode"] = "C7" }) });

        Assert.Equal("""{"errMsg":"requestVirtualPayment:fail closed for today","errno":-1,"errCode":"C7"}""", (await probe.CallAsync("requestVirtualPayment", s_order, Stop)).Json.GetRawText());
    }

    [Fact]
    public async Task It_came_with_SDK_2_2_17()
    {
        using var probe = new Probe(o => o.SdkVersion = new(2, 2, 16), proxy: new Cashier());

        Assert.Equal("requestVirtualPayment:fail not supported: it came with SDK 2.2.17", (await probe.CallAsync("requestVirtualPayment", s_order, Stop)).ErrMsg);
    }

    [Fact]
    public void It_never_gives_a_promise() => Assert.Equal(CallShape.CallbackOnly, Pergola.OpenApis.RequestVirtualPayment.Shape);

    [Fact]
    public async Task The_signatures_are_in_no_log()
    {
        using var probe = new Probe(proxy: new Cashier());

        await probe.CallAsync("requestVirtualPayment", s_order, Stop);

        var entry = Assert.Single(probe.Log.Entries);
        Assert.DoesNotContain("bbccbe10", entry.Params, StringComparison.Ordinal);
        Assert.DoesNotContain("d8f2a4b1", entry.Params, StringComparison.Ordinal);
    }

    private sealed class Cashier : MiniOpenApiProxy
    {
        public OpenApiCall<RequestVirtualPaymentParams>? Call { get; private set; }

        public Exception? Failure { get; init; }

        public override Task<VirtualPaymentResult> RequestVirtualPaymentAsync(OpenApiCall<RequestVirtualPaymentParams> call, CancellationToken cancellationToken)
        {
            Call = call;
            return Failure is null ? Task.FromResult(new VirtualPaymentResult()) : Task.FromException<VirtualPaymentResult>(Failure);
        }
    }
}
