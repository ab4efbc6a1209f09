using Pergola.Platform.Limits;

namespace Pergola.Platform.Tests.Limits;

public sealed class RecentTableTests
{
    [Fact]
    public void A_flood_of_a_million_names_leaves_no_more_than_the_most()
    {
        var table = new RecentTable<object>(1_000);
        for (var i = 0; i < 1_000_000; i++)
        {
            table.Get(Key($"name-{i}"));
            if (i % 1_000 == 0)
                Assert.InRange(table.Count, 0, 1_000);
        }
    }

    [Fact]
    public void Who_keeps_coming_is_remembered_through_a_flood()
    {
        var table = new RecentTable<object>(1_000);
        var known = table.Get(Key("known"));

        for (var i = 0; i < 10_000; i++)
        {
            table.Get(Key($"name-{i}"));
            if (i % 400 == 0)
                Assert.Same(known, table.Get(Key("known")));
        }
    }

    [Fact]
    public void Finding_adds_nothing()
    {
        var table = new RecentTable<object>(16);

        Assert.Null(table.Find(Key("nobody")));
        Assert.True(table.IsEmpty);
    }

    private static LimitKey Key(string name) => new(LimitRule.User, name);
}
