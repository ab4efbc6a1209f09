using System.Text.Json;
using Pergola.Dispatch;

namespace Pergola.Tests.Dispatch;

public sealed class SuperAppApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_superapp_declares_an_API_in_a_few_lines()
    {
        using var probe = new Probe(options => options.OpenApis.Add(SuperAppApi.Create("getCoupons", (call, _) =>
        {
            if (!call.Params.TryGetProperty("shop", out var shop)) throw SuperAppApi.Fail("which shop?", 404, new() { ["shops"] = 3 });
            return Task.FromResult(SuperAppApi.Ok(new() { ["shop"] = shop.GetString(), ["user"] = call.Context.Account, ["coupons"] = new System.Text.Json.Nodes.JsonArray(5, 10) }));
        })));

        Assert.Equal("""{"errMsg":"getCoupons:ok","errno":0,"shop":"café","user":"alice","coupons":[5,10]}""", (await probe.CallAsync("getCoupons", """{"shop":"café"}""", Stop)).Json.GetRawText());
        Assert.Equal("""{"errMsg":"getCoupons:fail which shop?","errno":404,"shops":3}""", (await probe.CallAsync("getCoupons", "{}", Stop)).Json.GetRawText());
        Assert.True(probe.CallSync("canIUse", """{"schema":"getCoupons"}""").Json.GetProperty("result").GetBoolean());
    }

    [Fact]
    public async Task The_superapps_proxy_can_answer_it()
    {
        using var probe = new Probe(
            options => options.OpenApis.Add(SuperAppApi.Create<CouponProxy>("bank.coupons", (proxy, call, _) => proxy.CouponsAsync(call.RawParams))), proxy: new CouponProxy());

        Assert.Equal("""{"errMsg":"bank.coupons:ok","errno":0,"got":{"a":[1,null,"x"]}}""", (await probe.CallAsync("bank.coupons", """{"a":[1,null,"x"]}""", Stop)).Json.GetRawText());
        Assert.True(probe.CallSync("canIUse", """{"schema":"bank.coupons"}""").Json.GetProperty("result").GetBoolean());
        Assert.False(probe.CallSync("canIUse", """{"schema":"bank.loans"}""").Json.GetProperty("result").GetBoolean());
    }

    [Fact]
    public async Task Consent_and_tap_are_asked_for_where_it_says_so()
    {
        using var probe = new Probe(options => options.OpenApis.Add(
            SuperAppApi.Create("getCoupons", (_, _) => Task.FromResult(SuperAppApi.Ok()), ConsentRule.AskEveryTime("scope.coupons"), Gesture.Needed)));

        Assert.Equal("getCoupons:fail can only be invoked by user TAP gesture.", (await probe.CallAsync("getCoupons", cancellationToken: Stop)).ErrMsg);
        probe.Tap();
        Assert.Equal("getCoupons:ok", (await probe.CallAsync("getCoupons", cancellationToken: Stop)).ErrMsg);
        Assert.Equal("scope.coupons", Assert.Single(probe.Prompt.Requests).Scope);
    }

    [Theory]
    [InlineData("login", "wx.login is declared twice")]
    [InlineData("requestPayment", "wx.requestPayment is declared twice")]
    [InlineData("invokeNativePlugin", "wx.invokeNativePlugin is declared twice")]
    [InlineData("nextTick", "wx.nextTick is JavaScript's own")]
    [InlineData("onAppShow", "wx.onAppShow is JavaScript's own")]
    [InlineData("env.coupons", "wx.env is JavaScript's own")]
    [InlineData("login.coupons", "wx.login is a function and cannot hold others")]
    public void A_name_that_is_taken_stops_the_superapp_at_its_start(string name, string message)
    {
        var error = Assert.Throws<InvalidOperationException>(() => WxApiCatalog.Create([SuperAppApi.Create(name, (_, _) => Task.FromResult(SuperAppApi.Ok()))]));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("give it another name", error.Message, StringComparison.Ordinal);
    }

    private sealed class CouponProxy : MiniOpenApiProxy
    {
        public Task<OpenApiResult> CouponsAsync(JsonElement given) => Task.FromResult(new OpenApiResult { Extra = new Dictionary<string, JsonElement> { ["got"] = given } });
    }
}
