using System.Text.Json;
using Pergola.Dispatch;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Payment;

public sealed class RequestMidasPaymentGameItemTests
{
    /// <summary>Spaces, newlines, an escape and a character beyond ASCII: the signatures are over every one of them.</summary>
    private const string SignData = "{ \"mode\": \"goods\",\n\t\"buyQuantity\":1, \"attach\":\"caf\\u00e9 é \u2028 __proto__\",  \"goodsPrice\":1e2 }";

    private static readonly string s_order = "{" + $"\"signData\":{JsonSerializer.Serialize(SignData)},"
        + "\"paySig\":\"d0b8bbccbe109b11549bcfd6602b08711f46600965253a949cd6a2b895152f9d\",\"signature\":\"3ad5d8f2a4b1aa11c2d34e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293\"}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_order_reaches_the_host_byte_for_byte()
    {
        var cashier = new Cashier();
        using var probe = new Probe(proxy: cashier);

        var answer = await probe.CallAsync("requestMidasPaymentGameItem", s_order, Stop);

        Assert.Equal("""{"errMsg":"requestMidasPaymentGameItem:ok","errno":0,"errCode":0}""", answer.Json.GetRawText());
        Assert.Equal(SignData, cashier.Call!.Params.SignData);
        Assert.Equal(SignData, cashier.Call.RawParams.GetProperty("signData").GetString());
        Assert.Equal("d0b8bbccbe109b11549bcfd6602b08711f46600965253a949cd6a2b895152f9d", cashier.Call.Params.PaySig);
        Assert.Equal("3ad5d8f2a4b1aa11c2d34e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293", cashier.Call.Params.Signature);
    }

    [Theory]
    [InlineData("{}", "parameter.signData should be String instead of Undefined;parameter.paySig should be String instead of Undefined;parameter.signature should be String instead of Undefined;")]
    [InlineData("""{"signData":{"mode":"goods"},"paySig":"a","signature":"b"}""", "parameter.signData should be String instead of Object;")]
    public async Task A_parameter_that_does_not_fit_has_errCode_1001(string json, string faults)
    {
        using var probe = new Probe(proxy: new Cashier());

        var answer = await probe.CallAsync("requestMidasPaymentGameItem", json, Stop);

        Assert.Equal($$"""{"errMsg":"requestMidasPaymentGameItem:fail parameter error: {{faults}}","errno":1001,"errCode":1001}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task A_user_who_cancels_has_errCode_minus_2()
    {
        using var probe = new Probe(proxy: new Cashier { Failure = OpenApiErrors.Cancel() });

        Assert.Equal(
            """{"errMsg":"requestMidasPaymentGameItem:fail cancel","errno":-1,"errCode":-2}""",
            (await probe.CallAsync("requestMidasPaymentGameItem", s_order, Stop)).Json.GetRawText());
    }

    [Fact]
    public async Task A_host_refuses_with_a_documented_code()
    {
        using var probe = new Probe(proxy: new Cashier { Failure = VirtualPaymentErrors.Fail(VirtualPaymentErrors.PaySig, "paySig does not hold") });

        Assert.Equal(
            """{"errMsg":"requestMidasPaymentGameItem:fail paySig does not hold","errno":-15006,"errCode":-15006}""",
            (await probe.CallAsync("requestMidasPaymentGameItem", s_order, Stop)).Json.GetRawText());
    }

    [Fact]
    public async Task It_came_with_SDK_2_2_4()
    {
        using var probe = new Probe(o => o.SdkVersion = new(2, 2, 3), proxy: new Cashier());

        Assert.Equal("requestMidasPaymentGameItem:fail not supported: it came with SDK 2.2.4", (await probe.CallAsync("requestMidasPaymentGameItem", s_order, Stop)).ErrMsg);
    }

    [Fact]
    public void It_never_gives_a_promise() => Assert.Equal(CallShape.CallbackOnly, Pergola.OpenApis.RequestMidasPaymentGameItem.Shape);

    [Fact]
    public async Task The_signatures_are_in_no_log()
    {
        using var probe = new Probe(proxy: new Cashier());

        await probe.CallAsync("requestMidasPaymentGameItem", s_order, Stop);

        var entry = Assert.Single(probe.Log.Entries);
        Assert.DoesNotContain("bbccbe10", entry.Params, StringComparison.Ordinal);
        Assert.DoesNotContain("d8f2a4b1", entry.Params, StringComparison.Ordinal);
    }

    private sealed class Cashier : MiniOpenApiProxy
    {
        public OpenApiCall<RequestMidasPaymentGameItemParams>? Call { get; private set; }

        public Exception? Failure { get; init; }

        public override Task<VirtualPaymentResult> RequestMidasPaymentGameItemAsync(OpenApiCall<RequestMidasPaymentGameItemParams> call, CancellationToken cancellationToken)
        {
            Call = call;
            return Failure is null ? Task.FromResult(new VirtualPaymentResult()) : Task.FromException<VirtualPaymentResult>(Failure);
        }
    }
}
