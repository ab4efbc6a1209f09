using Pergola.Platform.Sessions;
using Pergola.Platform.Storage.Sqlite;

namespace Pergola.Platform.Tests.Storage.Sqlite;

public sealed class PreviousKeyListTests
{
    [Fact]
    public void Nothing_kept_is_an_empty_list() => Assert.Empty(PreviousKeyList.Read(null));

    [Fact]
    public void The_newest_comes_first_and_keys_of_any_bytes_and_length_come_back()
    {
        var list = PreviousKeyList.Add(null, [0, 255, (byte)'0'], until: 2_000, now: 1_000);
        list = PreviousKeyList.Add(list, [], until: 3_000, now: 1_000);
        list = PreviousKeyList.Add(list, new byte[9_999], until: 4_000, now: 1_000);

        var keys = PreviousKeyList.Read(list);

        Assert.Equal([4_000, 3_000, 2_000], keys.Select(key => key.Until.ToUnixTimeMilliseconds()));
        Assert.Equal([9_999, 0, 3], keys.Select(key => key.SealedKey.Length));
        Assert.Equal([0, 255, (byte)'0'], keys[2].SealedKey);
    }

    [Fact]
    public void What_has_ended_falls_out()
    {
        var list = PreviousKeyList.Add(PreviousKeyList.Add(null, [1], until: 1_000, now: 0), [2], until: 1_001, now: 0);

        Assert.Equal([3, 2], PreviousKeyList.Read(PreviousKeyList.Add(list, [3], until: 2_000, now: 1_000)).Select(key => key.SealedKey[0]));
    }

    [Fact]
    public void The_oldest_falls_out_of_a_full_list()
    {
        byte[]? list = null;
        for (byte n = 1; n <= ISessionStore.MostPreviousKeys + 1; n++)
            list = PreviousKeyList.Add(list, [n], until: 1_000, now: 0);

        var keys = PreviousKeyList.Read(list);

        Assert.Equal(ISessionStore.MostPreviousKeys, keys.Count);
        Assert.Equal((ISessionStore.MostPreviousKeys + 1, 2), (keys[0].SealedKey[0], keys[^1].SealedKey[0]));
    }
}
