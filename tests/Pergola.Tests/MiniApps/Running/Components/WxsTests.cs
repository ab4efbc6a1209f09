using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Running.Components;

public sealed class WxsTests
{
    [Fact]
    public async Task A_WXS_function_that_throws_leaves_an_empty_value_and_names_its_line()
    {
        using var folder = LittleProgram.Of("Page({ data: { o: {} } })", "<view/>\n<wxs module=\"m\">\nexports.f = function (o) {\n  return o.a.b\n}\n</wxs>\n<text class=\"bad\">[{{m.f(o)}}]</text>\n<text class=\"rest\">drawn</text>");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        var error = await app.ErrorAsync();

        Assert.Equal(("pages/index/index.wxml", 4), (error.SourceName, error.Line));
        Assert.Equal(("[]", "drawn"), (await app.Page.TextAsync(".bad"), await app.Page.TextAsync(".rest")));
    }

    [Fact]
    public async Task A_WXS_file_that_throws_when_it_loads_leaves_the_page_drawn_and_names_its_line()
    {
        using var folder = LittleProgram.Of("Page({})", "<wxs module=\"m\" src=\"./m.wxs\"/><text>{{m.f(1)}}rest</text>").With("pages/index/m.wxs", "var a = 1\nvar b = a.c.d\nmodule.exports = { f: function () { return 'f' } }");
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        var error = await app.ErrorAsync();

        Assert.Equal(("pages/index/m.wxs", 2), (error.SourceName, error.Line));
        Assert.Equal("rest", await app.Page.TextAsync("text"));
    }

    [Fact]
    public async Task A_change_of_a_property_and_an_event_reach_WXS_with_the_instances()
    {
        using var folder = LittleProgram.Of(
            "Page({ data: { n: 1 }, more() { this.setData({ n: this.data.n + 1 }) }, told(v) { console.log('told', v) } })",
            """
            <wxs module="m">
            module.exports = {
              changed: function (value, before, owner, instance) { instance.setStyle({ width: value + 'px' }); owner.callMethod('told', value) },
              tap: function (event, owner) { event.instance.addClass('tapped'); owner.selectComponent('.bar').setStyle({ height: '9px' }) },
            }
            </wxs>
            <view class="bar" change:n="{{m.changed}}" n="{{n}}"/><button bindtap="more"/><view class="wxs" bindtap="{{m.tap}}"/>
            """);
        await using var app = await TestMiniApp.OpenAsync(folder.Path);
        await app.Page.TapAsync("button");

        Assert.Equal(["told 1", "told 2"], await app.SaysAsync(2));
        await app.Page.TapAsync(".wxs");
        await app.WaitForAsync(async () => await app.Page.CountAsync(".tapped") == 1);
        Assert.Empty(app.Log.Errors);
    }
}
