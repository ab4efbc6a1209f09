using System.Text;
using Pergola.Runtime.Scripting;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running;

public sealed class HostileProgramTests
{
    [Fact]
    public async Task An_endless_loop_is_stopped_and_another_program_does_not_notice()
    {
        using var folder = LittleProgram.OnTap("for (;;) {}");
        using var quiet = LittleProgram.OnTap("console.log('alive')");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await using var other = await TestMiniApp.OpenAsync(quiet.Path);
        var looping = app.Page.TapAsync("button");

        Assert.Equal(["alive"], await other.SaysOnTapAsync());
        Assert.Equal(ScriptErrorKind.TimeLimit, (await app.ErrorAsync()).Kind);
        await Task.WhenAny(looping);
        Assert.Equal(["alive"], await other.SaysOnTapAsync());
    }

    [Fact]
    public async Task The_boot_s_functions_do_nothing_without_its_token_and_the_host_s_are_gone()
    {
        using var folder = LittleProgram.Of("""
            Page({ onReady() {
              const found = Object.getOwnPropertyNames(globalThis).filter((name) => name.startsWith('__host'))
              console.log('host ' + found.join())
              for (const name of ['__event', '__settle', '__openPage', '__page', '__app', '__emit', '__ret', '__ack', '__launch', '__boot']) {
                try { globalThis[name]?.('guess', 1, 'unload', '{}', '{}') } catch (e) { }
                try { globalThis[name] = () => console.log('replaced ' + name) } catch (e) { }
              }
              console.log('done')
            }, onUnload() { console.log('unloaded') }, tap() { console.log('tapped') } })
            """, """<button bindtap="tap"/>""");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.SaysAsync(2);

        Assert.Equal(["host ", "done"], app.Log.Console.Select(static line => line.Text));
        Assert.Equal(["tapped"], await app.SaysOnTapAsync());
    }

    [Theory]
    [InlineData("""{"t":"ev","page":1,"node":99999,"type":"tap","detail":{}}""")]
    [InlineData("""{"t":"ev","page":77,"node":1,"type":"tap","detail":{}}""")]
    [InlineData("""{"t":"ev","page":1e300,"node":-1,"type":"tap","detail":{}}""")]
    [InlineData("""{"t":"ev","page":99999999999999999999,"node":"x","type":7,"detail":[]}""")]
    [InlineData("""{"t":"ev","page":1}""")]
    [InlineData("""{"t":"ack","page":1,"seq":1e99}""")]
    [InlineData("""{"t":"ret","page":1,"call":-5,"value":{"a":[[[]]]}}""")]
    [InlineData("""{"t":"answer","ask":999,"data":7}""")]
    [InlineData("""{"t":"shell","action":"tab","index":1e40}""")]
    [InlineData("""{"t":"ready","width":-1e99,"height":"tall","ratio":null}""")]
    [InlineData("""{"t":"pageEvent","page":1,"type":"__proto__","detail":null}""")]
    [InlineData("""{"t":"pageEvent","page":1,"type":"unload","detail":{}}""")]
    [InlineData("""{"t":"pageEvent","page":1,"type":"scroll","detail":{"stack":[]}}""")]
    [InlineData("""{"t":7}""")]
    [InlineData("""{"t":"ev","page":1,"node":""")]
    [InlineData("""[]""")]
    public async Task A_forged_message_of_the_view_does_nothing(string message)
    {
        using var folder = LittleProgram.OnTap("console.log('tapped')");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.App.Screen.ReceiveAsync(Encoding.UTF8.GetBytes(message), TestContext.Current.CancellationToken);

        Assert.Equal(["tapped"], await app.SaysOnTapAsync());
        Assert.Empty(app.Log.Errors);
    }
}
