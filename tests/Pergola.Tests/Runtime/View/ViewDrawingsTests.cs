using System.Text;
using System.Text.Json;
using Pergola.Runtime.View;

namespace Pergola.Tests.Runtime.View;

public sealed class ViewDrawingsTests
{
    private const string Canvases = """["new",1,"page"],["new",2,"canvas"],["ins",1,2,0],["new",3,"canvas"],["ins",1,3,0]""";

    [Fact]
    public void What_a_canvas_was_told_is_sent_to_a_view_that_comes_later()
    {
        var page = ViewPages.Of($$"""[{{Canvases}},["image",7,"/a.png"],["draw",2,[["fillStyle","red"],["fillRect",0,0,1,1]],true,[]],["draw",2,[["stroke"]],false,[]]]""");

        var replay = Replay(page);
        Assert.Contains("""["image",7,"/a.png"],["draw",2,[["fillStyle","red"],["fillRect",0,0,1,1]]],["draw",2,[["stroke"]]]""", replay, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawing_that_starts_over_takes_the_place_of_those_before_it()
    {
        var page = ViewPages.Of($$"""[{{Canvases}},["draw",2,[["a"]],true,[]],["draw",3,[["b"]],true,[]],["draw",2,[["c"]],true,[]]]""");

        Assert.Equal([3, 2], page.Drawings.All.Select(static drawing => drawing.Canvas));
        Assert.Equal(["b()", "c()"], page.Drawings.All.SelectMany(static drawing => drawing.Lines()));
    }

    [Fact]
    public void A_canvas_that_another_one_has_drawn_is_kept_as_it_was_then()
    {
        var page = ViewPages.Of($$"""[{{Canvases}},["draw",-1,[["first"]],true,[]],["draw",2,[["drawImage",{"canvas":-1}]],false,[-1]],["draw",-1,[["second"]],true,[]]]""");

        Assert.Equal([-1, 2, -1], page.Drawings.All.Select(static drawing => drawing.Canvas));
    }

    [Fact]
    public void The_drawings_of_a_canvas_go_with_it()
    {
        var page = ViewPages.Of($$"""[{{Canvases}},["draw",2,[["a"]],true,[]],["rem",1,2],["del",2]]""");

        Assert.Empty(page.Drawings.All);
    }

    [Fact]
    public void What_is_kept_has_a_limit_and_the_oldest_goes_first()
    {
        var drawings = new ViewDrawings();
        for (var i = 0; i < 10; i++)
            drawings.Add(new Drawing(i, new byte[1024 * 1024], IsFresh: false, []));

        Assert.Equal(Enumerable.Range(2, 8), drawings.All.Select(static drawing => drawing.Canvas));
    }

    [Theory]
    [InlineData("""[["draw",2,5,true,[]]]""")]
    [InlineData("""[["draw",2,[],true]]""")]
    [InlineData("""[["image",1]]""")]
    public void A_malformed_drawing_is_refused(string operations) => Assert.Throws<JsonException>(() => ViewPages.Of(operations));

    private static string Replay(ViewPage page)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
            page.WriteOperations(writer);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
