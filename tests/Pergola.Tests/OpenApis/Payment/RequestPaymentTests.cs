using System.Text.Json;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Payment;

public sealed class RequestPaymentTests
{
    private const string Order = """{"timeStamp":"1763700000","nonceStr":"5K8264ILTKCH16CQ2502SI8ZNMTM67VS","package":"prepay_id=wx201410272009395522657a690389285100","signType":"RSA","paySign":"oR9d8PuhnIc+YZ8cBHFCwfgpaK9gd7va"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ApiLevel.Undefined)]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task The_host_answers_at_every_level_and_may_answer_anything(ApiLevel level)
    {
        using var probe = new Probe(hasPlatform: false, proxy: new Cashier { Level = level, OnPay = (_, _) => Task.FromResult(SuperAppApi.Ok(new() { ["order_no"] = "A-1", ["errMsg"] = "payed" })) });

        var answer = await probe.CallAsync("requestPayment", Order, Stop);

        Assert.Equal("""{"errMsg":"requestPayment:ok","errno":0,"order_no":"A-1"}""", answer.Json.GetRawText());
        Assert.Empty(probe.Prompt.Requests);
    }

    [Fact]
    public async Task The_host_reads_every_field_and_the_prepay_id()
    {
        var cashier = new Cashier();
        using var probe = new Probe(proxy: cashier);

        await probe.CallAsync("requestPayment", """{"extra":{"a":[1]},"prepayId":"another order",""" + Order[1..], Stop);

        var call = cashier.Call!;
        Assert.Equal(new("1763700000", "5K8264ILTKCH16CQ2502SI8ZNMTM67VS", "prepay_id=wx201410272009395522657a690389285100", "RSA", "oR9d8PuhnIc+YZ8cBHFCwfgpaK9gd7va"), call.Params);
        Assert.Equal("wx201410272009395522657a690389285100", call.Params.PrepayId);
        Assert.Equal("wx201410272009395522657a690389285100", call.RawParams.GetProperty("prepayId").GetString());
        Assert.Equal(1, call.RawParams.EnumerateObject().Count(f => f.Name == "prepayId"));
        Assert.Equal("""{"a":[1]}""", call.RawParams.GetProperty("extra").GetRawText());
        Assert.Equal("RSA", call.RawParams.GetProperty("signType").GetString());
        Assert.Equal("alice", call.Context.Account);
    }

    [Theory]
    [InlineData("fake")]
    [InlineData("prepay_id=")]
    [InlineData("Prepay_id=a")]
    public async Task A_package_without_a_prepay_id_reaches_the_host_without_one(string package)
    {
        var cashier = new Cashier();
        using var probe = new Probe(proxy: cashier);

        var answer = await probe.CallAsync("requestPayment", Order.Replace("prepay_id=wx201410272009395522657a690389285100", package, StringComparison.Ordinal), Stop);

        Assert.True(answer.Ok);
        Assert.Null(cashier.Call!.Params.PrepayId);
        Assert.False(cashier.Call.RawParams.TryGetProperty("prepayId", out _));
    }

    /// <summary>What the documents' demo programs send when they run without a server.</summary>
    [Fact]
    public async Task The_mock_order_of_the_demos_is_taken_with_its_number_and_refused_by_WeChat()
    {
        const string Mock = """{"timeStamp":1763700000123,"nonceStr":"","package":"fake","signType":"RSA","paySign":"MOCK"}""";
        var cashier = new Cashier();
        using var sas = new Probe(proxy: cashier);
        using var wechat = new Probe(o => o.Profile = WxProfile.WeChat, proxy: new Cashier());

        Assert.True((await sas.CallAsync("requestPayment", Mock, Stop)).Ok);
        var refused = await wechat.CallAsync("requestPayment", Mock, Stop);

        Assert.Equal("1763700000123", cashier.Call!.Params.TimeStamp);
        Assert.Equal(JsonValueKind.Number, cashier.Call.RawParams.GetProperty("timeStamp").ValueKind);
        Assert.Equal("""{"errMsg":"requestPayment:fail parameter error: parameter.timeStamp should be String instead of Number;","errno":1001}""", refused.Json.GetRawText());
    }

    [Theory]
    [InlineData("{}", "parameter.timeStamp should be String instead of Undefined;parameter.nonceStr should be String instead of Undefined;parameter.package should be String instead of Undefined;parameter.signType should be String instead of Undefined;parameter.paySign should be String instead of Undefined;")]
    [InlineData("""{"timeStamp":true,"nonceStr":1,"package":null,"signType":[],"paySign":{}}""", "parameter.timeStamp should be String instead of Boolean;parameter.nonceStr should be String instead of Number;parameter.package should be String instead of Null;parameter.signType should be String instead of Array;parameter.paySign should be String instead of Object;")]
    [InlineData("""{"timeStamp":"1","nonceStr":"123456789012345678901234567890123","package":"","signType":"","paySign":""}""", "parameter.nonceStr should be at most 32 characters;")]
    public async Task What_does_not_fit_never_reaches_the_host(string json, string faults)
    {
        var cashier = new Cashier();
        using var probe = new Probe(proxy: cashier);

        var answer = await probe.CallAsync("requestPayment", json, Stop);

        Assert.False(answer.Ok);
        Assert.Equal("requestPayment:fail parameter error: " + faults, answer.ErrMsg);
        Assert.Equal(1001, answer.Errno);
        Assert.Null(cashier.Call);
    }

    [Fact]
    public async Task A_user_who_cancels_fails_as_every_program_expects()
    {
        using var probe = new Probe(proxy: new Cashier { OnPay = (_, _) => throw OpenApiErrors.Cancel() });

        Assert.Equal("""{"errMsg":"requestPayment:fail cancel","errno":-1}""", (await probe.CallAsync("requestPayment", Order, Stop)).Json.GetRawText());
    }

    [Fact]
    public async Task A_hosts_failure_reaches_the_program_with_its_fields()
    {
        using var probe = new Probe(proxy: new Cashier { OnPay = (_, _) => throw SuperAppApi.Fail("requestPayment:fail wrong password", -1003, new() { ["retmsg"] = "wrong password" }) });

        Assert.Equal(
            """{"errMsg":"requestPayment:fail wrong password","errno":-1003,"retmsg":"wrong password"}""",
            (await probe.CallAsync("requestPayment", Order, Stop)).Json.GetRawText());
    }

    [Fact]
    public async Task A_cashier_has_a_quarter_of_an_hour()
    {
        var paid = new TaskCompletionSource<OpenApiResult>();
        var cashier = new Cashier { OnPay = (_, _) => paid.Task };
        using var probe = new Probe(proxy: cashier);

        var call = probe.CallAsync("requestPayment", Order, Stop);
        probe.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.False(call.IsCompleted);
        probe.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("requestPayment:fail timeout", (await call).ErrMsg);
    }

    [Fact]
    public async Task A_superapp_without_a_cashier_says_so()
    {
        using var probe = new Probe();

        Assert.Equal("requestPayment:fail not implemented by the superapp", (await probe.CallAsync("requestPayment", Order, Stop)).ErrMsg);
    }

    [Fact]
    public async Task The_signature_is_in_no_log()
    {
        using var probe = new Probe(proxy: new Cashier());

        await probe.CallAsync("requestPayment", Order, Stop);

        var entry = Assert.Single(probe.Log.Entries);
        Assert.Contains("\"paySign\":\"oR9d…\"", entry.Params, StringComparison.Ordinal);
        Assert.DoesNotContain("PuhnIc", entry.Params, StringComparison.Ordinal);
        Assert.DoesNotContain(probe.Logger.Lines, line => line.Text.Contains("PuhnIc", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("requestPayment.object.paySign", true)]
    [InlineData("requestPayment.object.prepayId", false)]
    public void Programs_see_the_documented_parameters(string schema, bool usable)
    {
        using var probe = new Probe();

        Assert.Equal(usable, probe.CallSync("canIUse", $$"""{"schema":"{{schema}}"}""").Json.GetProperty("result").GetBoolean());
    }

    private sealed class Cashier : MiniOpenApiProxy
    {
        public ApiLevel Level { get; init; }

        public OpenApiCall<RequestPaymentParams>? Call { get; private set; }

        public Func<OpenApiCall<RequestPaymentParams>, CancellationToken, Task<OpenApiResult>> OnPay { get; init; } = (_, _) => Task.FromResult(new OpenApiResult());

        public override ApiLevel DefaultApiLevel(MiniAppContext context) => Level;

        public override Task<OpenApiResult> RequestPaymentAsync(OpenApiCall<RequestPaymentParams> call, CancellationToken cancellationToken)
        {
            Call = call;
            return OnPay(call, cancellationToken);
        }
    }
}
