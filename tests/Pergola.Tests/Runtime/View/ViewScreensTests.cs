using Pergola.Runtime.View;

namespace Pergola.Tests.Runtime.View;

public sealed class ViewScreensTests
{
    private readonly ViewScreens _screens = new();

    [Fact]
    public void A_screen_is_found_by_its_id_until_it_is_closed()
    {
        var (id, screen) = _screens.Open();
        Assert.Same(screen, _screens.Find(id));

        _screens.Close(id);
        Assert.Null(_screens.Find(id));
    }

    [Fact]
    public void Ids_cannot_be_guessed()
    {
        var ids = Enumerable.Range(0, 100).Select(_ => _screens.Open().Id).ToHashSet();
        Assert.Equal(100, ids.Count);
        Assert.All(ids, static id => Assert.Equal(32, id.Length));
        Assert.Null(_screens.Find("1"));
    }
}
