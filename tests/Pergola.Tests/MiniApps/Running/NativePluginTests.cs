using Pergola.Dispatch;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

/// <summary>A superapp's own APIs and the payments, from the JavaScript of a real program.</summary>
public sealed class NativePluginTests
{
    [Fact]
    public async Task A_superapps_API_answers_by_its_name_and_through_invokeNativePlugin()
    {
        using var folder = LittleProgram.OnTap("""
            const show = (word) => (res) => console.log(word + ' ' + JSON.stringify(res))
            const order = { goods: ['tea', 'Käse'], when: undefined, amount: 2.5 }
            wx.invokeNativePlugin({ api_name: 'echo', data: order, success: show('success'), fail: show('fail'), complete: show('complete') })
            wx.invokeNativePlugin({ api_name: 'echo', data: order }).then(show('promise'))
            wx.invokeNativePlugin({ api_name: 'login' }).catch(show('rejected'))
            wx.echo(order).then(show('direct'))
            wx.shop.echo({ ...order, success: show('space') })
            console.log([wx.canIUse('echo'), wx.canIUse('shop.echo'), wx.canIUse('invokeNativePlugin'), typeof wx.nobody].join())
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path, new() { Configure = options =>
        {
            options.OpenApis.Add(SuperAppApi.Create("echo", (call, _) => Task.FromResult(SuperAppApi.Ok(new() { ["got"] = call.Params.GetRawText() }))));
            options.OpenApis.Add(SuperAppApi.Create("shop.echo", (call, _) => Task.FromResult(SuperAppApi.Ok(new() { ["got"] = call.Params.GetRawText() }))));
        } });

        var lines = await app.SaysOnTapAsync(7);

        const string Got = """{\"goods\":[\"tea\",\"Käse\"],\"amount\":2.5}""";
        Assert.Contains("true,true,true,undefined", lines);
        Assert.Contains($$"""success {"errMsg":"invokeNativePlugin:ok","errno":0,"got":"{{Got}}"}""", lines);
        Assert.Contains($$"""complete {"errMsg":"invokeNativePlugin:ok","errno":0,"got":"{{Got}}"}""", lines);
        Assert.Contains($$"""promise {"errMsg":"invokeNativePlugin:ok","errno":0,"got":"{{Got}}"}""", lines);
        Assert.Contains("""rejected {"errMsg":"invokeNativePlugin:fail not supported: the superapp brings no API of this name","errno":-1}""", lines);
        Assert.Contains($$"""direct {"errMsg":"echo:ok","errno":0,"got":"{{Got}}"}""", lines);
        Assert.Contains($$"""space {"errMsg":"shop.echo:ok","errno":0,"got":"{{Got}}"}""", lines);
        Assert.True(Array.FindIndex(lines, l => l.StartsWith("success", StringComparison.Ordinal)) < Array.FindIndex(lines, l => l.StartsWith("complete", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_virtual_payments_give_no_promise_and_the_ordinary_one_does()
    {
        using var folder = LittleProgram.OnTap("""
            const fail = (res) => console.log(res.errMsg + ' ' + res.errCode)
            console.log([typeof wx.requestVirtualPayment({ fail }), typeof wx.requestVirtualPayment(), typeof wx.requestMidasPaymentGameItem({}), typeof wx.requestPayment({ fail: () => {} })].join())
            wx.requestPayment({ package: 'prepay_id=1' }).catch(fail)
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path);

        var lines = await app.SaysOnTapAsync(3);

        Assert.Contains("undefined,undefined,undefined,undefined", lines);
        Assert.Contains(lines, l => l.StartsWith("requestVirtualPayment:fail parameter error: ", StringComparison.Ordinal) && l.EndsWith(" 1001", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("requestPayment:fail parameter error: ", StringComparison.Ordinal) && l.EndsWith(" undefined", StringComparison.Ordinal));
    }
}
