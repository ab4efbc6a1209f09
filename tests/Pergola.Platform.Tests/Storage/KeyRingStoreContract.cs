using Pergola.Platform.Storage;

namespace Pergola.Platform.Tests.Storage;

/// <summary>What every store of the key ring must do, whatever it is built on.</summary>
public abstract class KeyRingStoreContract
{
    internal abstract IKeyRingStore Ring { get; }

    [Fact]
    public void What_was_added_is_there_and_an_empty_ring_is_empty()
    {
        Assert.Empty(Ring.All());

        Ring.Add("key-1", "<wrapped>1</wrapped>");
        Ring.Add("key-2", "<wrapped>2 爱丽丝</wrapped>");

        Assert.Equal(["<wrapped>1</wrapped>", "<wrapped>2 爱丽丝</wrapped>"], Ring.All().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_element_of_a_known_name_changes_nothing()
    {
        Ring.Add("key-1", "<wrapped>1</wrapped>");

        Ring.Add("key-1", "<wrapped>another</wrapped>");

        Assert.Equal(["<wrapped>1</wrapped>"], Ring.All());
    }

    [Fact]
    public void An_element_is_replaced_only_while_it_is_what_was_read()
    {
        Ring.Add("key-1", "<wrapped>1</wrapped>");
        Ring.Add("key-2", "<wrapped>2</wrapped>");

        Assert.True(Ring.Replace("<wrapped>1</wrapped>", "<wrapped>1 again</wrapped>"));
        Assert.False(Ring.Replace("<wrapped>1</wrapped>", "<wrapped>too late</wrapped>"));

        Assert.Equal(["<wrapped>1 again</wrapped>", "<wrapped>2</wrapped>"], Ring.All().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Sixteen_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Ring.Add($"key-{i:00}", $"<wrapped>{i:00}</wrapped>"))));
        var replaced = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Ring.Replace("<wrapped>07</wrapped>", $"<wrapped>07 by {i}</wrapped>"))));

        Assert.Equal(16, Ring.All().Count);
        Assert.Single(replaced, won => won);
    }
}
