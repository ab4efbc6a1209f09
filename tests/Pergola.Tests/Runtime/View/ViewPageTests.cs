using System.Text;
using System.Text.Json;
using Pergola.Runtime.View;

namespace Pergola.Tests.Runtime.View;

public sealed class ViewPageTests
{
    private const string Sample = """
        [["sheet","app",".a{}"],["new",1,"page"],["new",2,"view"],["class",2,["a","s--b"]],["style",2,"color:red"],["id",2,"box"],
         ["attr",2,"hidden",false],["attr",2,"data",{"x":[1,2]}],["on",2,"tap",1],["txt",3,"Hello"],["ins",2,3,0],["ins",1,2,0]]
        """;

    [Fact]
    public void Operations_build_the_tree()
    {
        var page = ViewPages.Of(Sample);

        var view = Assert.Single(page.Root!.Children);
        Assert.Equal("view", view.Tag);
        Assert.Equal(["a", "s--b"], view.Classes);
        Assert.Equal("color:red", view.Style);
        Assert.Equal("box", view.AuthorId);
        Assert.False(view.Has("hidden"));
        Assert.Equal("""{"x":[1,2]}""", view.Attribute("data"));
        Assert.Equal("Hello", view.InnerText);
        Assert.Equal(1, page.Sequence);
    }

    [Fact]
    public void A_node_goes_before_another_and_moves_when_it_is_inserted_again()
    {
        var page = ViewPages.Of("""[["new",1,"page"],["new",2,"a"],["new",3,"b"],["ins",1,2,0],["ins",1,3,2]]""");
        Assert.Equal(["b", "a"], page.Root!.Children.Select(static node => node.Tag));

        page.Apply(2, """[["ins",1,3,0]]"""u8, []);
        Assert.Equal(["a", "b"], page.Root.Children.Select(static node => node.Tag));
    }

    [Fact]
    public void A_node_that_is_taken_out_may_come_back_and_one_that_is_deleted_is_unknown()
    {
        var page = ViewPages.Of("""[["new",1,"page"],["new",2,"a"],["ins",1,2,0],["rem",1,2]]""");
        Assert.Empty(page.Root!.Children);

        page.Apply(2, """[["ins",1,2,0],["rem",1,2],["del",2]]"""u8, []);
        Assert.Null(page.Find(2));
    }

    [Fact]
    public void A_sheet_that_comes_again_keeps_its_place()
    {
        var page = ViewPages.Of("""[["sheet","app","1"],["sheet","page","2"],["sheet","app","3"]]""");
        Assert.Equal([new("app", "3"), new("page", "2")], page.Sheets);
    }

    [Theory]
    [InlineData("""[["fly",1]]""")]
    [InlineData("""[["ins",1,2,0]]""")]
    [InlineData("""[["new","1","page"]]""")]
    [InlineData("""[["new",1""")]
    public void A_malformed_batch_is_refused(string operations)
    {
        var page = new ViewPage(1, "p", "{}");
        Assert.ThrowsAny<JsonException>(() => page.Apply(1, Encoding.UTF8.GetBytes(operations), []));
    }

    [Fact]
    public void Questions_to_the_view_are_collected()
    {
        var page = ViewPages.Of("""[["new",1,"page"]]""");
        var calls = new List<ViewCall>();
        page.Apply(2, """[["call",7,1,"rect",{"deep":[1,{"a":2}]}]]"""u8, calls);
        var call = Assert.Single(calls);
        Assert.Equal((7, 1, "rect", """{"deep":[1,{"a":2}]}"""), (call.Call, call.Node, call.Method, Encoding.UTF8.GetString(call.Arguments.Span)));
        Assert.Equal("""[["call",7,1,"rect",{"deep":[1,{"a":2}]}]]""", Encoding.UTF8.GetString(HeldCalls.Write(call)));
    }

    [Fact]
    public void A_replay_builds_the_same_tree()
    {
        var page = ViewPages.Of(Sample);
        page.One("#box").Value = new ViewValue(JsonValueKind.String, "typed");

        var replayed = ViewPages.Of(Replay(page));

        Assert.Equal(page.Sheets, replayed.Sheets);
        Assert.Equal("typed", replayed.One("#box").Attribute("value"));
        replayed.Apply(9, """[["noattr",2,"value"]]"""u8, []);
        page.One("#box").Value = null;
        Assert.Equal(Replay(page), Replay(replayed));
    }

    [Fact]
    public void A_replay_has_the_nodes_that_are_nowhere_in_the_tree_yet()
    {
        var page = ViewPages.Of("""[["new",1,"page"],["new",2,"view"],["txt",3,"later"],["ins",2,3,0]]""");
        var replayed = ViewPages.Of(Replay(page));
        replayed.Apply(2, """[["ins",1,2,0]]"""u8, []);

        Assert.Equal("later", replayed.Root!.InnerText);
    }

    [Fact]
    public void What_stands_before_a_node_that_is_gone_is_refused() =>
        Assert.Throws<JsonException>(() => ViewPages.Of("""[["new",1,"page"],["new",2,"a"],["ins",1,2,9]]"""));

    private static string Replay(ViewPage page)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            page.WriteOperations(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
