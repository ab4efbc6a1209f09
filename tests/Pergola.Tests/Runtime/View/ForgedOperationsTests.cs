using System.Text;
using System.Text.Json;
using Pergola.MiniApps;
using Pergola.Runtime.View;

namespace Pergola.Tests.Runtime.View;

public sealed class ForgedOperationsTests
{
    private static readonly MiniAppLimits Small = new() { PageNodes = 20, PageDepth = 4, DrawingLength = 100 };

    [Theory]
    [InlineData("""[["new",1,"page"],["ins",1,1,0]]""")]
    [InlineData("""[["new",1,"a"],["new",2,"b"],["new",3,"c"],["ins",1,2,0],["ins",2,3,0],["ins",3,1,0]]""")]
    [InlineData("""[["new",1,"page"],["new",1,"page"]]""")]
    [InlineData("""[["new",1,"page"]],"t":7""")]
    [InlineData("""[["new",1,"page"]] []""")]
    [InlineData("""[["new",1,"page"],7]""")]
    [InlineData("""[["new",1.5,"page"]]""")]
    [InlineData("""[["new",99999999999,"page"]]""")]
    public void What_is_no_tree_or_no_batch_is_refused(string operations) => Assert.ThrowsAny<JsonException>(() => Apply(operations));

    [Fact]
    public void A_tree_may_be_as_deep_as_the_limit_however_it_is_put_together()
    {
        Apply("""[["new",1,"page"],["new",2,"a"],["new",3,"b"],["new",4,"c"],["ins",3,4,0],["ins",2,3,0],["ins",1,2,0]]""");
        Assert.Throws<DrawingLimitException>(() => Apply("""[["new",1,"page"],["new",2,"a"],["new",3,"b"],["new",4,"c"],["new",5,"d"],["ins",4,5,0],["ins",3,4,0],["ins",2,3,0],["ins",1,2,0]]"""));
        Assert.Throws<DrawingLimitException>(() => Apply("""[["new",1,"page"],["new",2,"a"],["new",3,"b"],["new",4,"c"],["new",5,"d"],["ins",1,2,0],["ins",2,3,0],["ins",3,4,0],["ins",4,5,0]]"""));
    }

    [Fact]
    public void A_node_whose_depth_was_taken_out_again_may_go_deep()
    {
        var page = Apply("""[["new",1,"page"],["new",2,"a"],["new",3,"b"],["new",4,"c"],["new",5,"d"],["new",6,"e"],["ins",2,3,0],["ins",3,4,0],["rem",2,3],["ins",5,6,0],["ins",6,2,0],["ins",1,5,0]]""");
        Assert.Equal("a", page.Root!.Children[0].Children[0].Children[0].Tag);
    }

    [Fact]
    public void Nodes_and_texts_are_counted_and_what_is_deleted_is_not()
    {
        var page = Apply("""[["new",1,"page"]]""");
        var text = new string('x', 90);
        for (var id = 2; id < 200; id++)
            page.Apply(id, Encoding.UTF8.GetBytes($"""[["txt",{id},"{text}"],["ins",1,{id},0],["del",{id}]]"""), []);
        Assert.Empty(page.Root!.Children);

        Assert.Throws<DrawingLimitException>(() => page.Apply(300, Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(300, 30).Select(static id => $"[\"txt\",{id},\"\"]"))}]"), []));
        Assert.Throws<DrawingLimitException>(() => page.Apply(400, Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, 5).Select(name => $"[\"attr\",1,\"a{name}\",\"{text}\"]"))}]"), []));
    }

    [Fact]
    public void The_nodes_of_a_deep_rich_text_are_taken_and_drawn_again()
    {
        var deep = new string('[', 200) + new string(']', 200);
        var page = Apply($"""[["new",1,"page"],["attr",1,"nodes",{deep}]]""", new MiniAppLimits());

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            page.WriteOperations(writer);
        Assert.Contains(deep, Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    private static ViewPage Apply(string operations, MiniAppLimits? limits = null)
    {
        var page = new ViewPage(1, "p", "{}", limits ?? Small);
        page.Apply(1, Encoding.UTF8.GetBytes(operations), []);
        return page;
    }
}
