using System.Globalization;
using System.Text;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Storage.Sqlite;

/// <summary>
/// The replaced keys of one session, newest first, in one value of its row: a table of their own would cost each login more pages than the login itself.
/// An entry is the end of its life in milliseconds (15 digits), the length of the sealed key (4 digits), and the sealed key.
/// </summary>
internal static class PreviousKeyList
{
    private const int UntilDigits = 15;
    private const int HeadLength = UntilDigits + 4;

    /// <summary>The list with one more key; what has ended at <paramref name="now"/>, and the oldest above <see cref="ISessionStore.MostPreviousKeys"/>, fall out.</summary>
    public static byte[] Add(byte[]? list, byte[] sealedKey, long until, long now)
    {
        using var kept = new MemoryStream(HeadLength + sealedKey.Length + (list?.Length ?? 0));
        kept.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{until:D15}{sealedKey.Length:D4}")));
        kept.Write(sealedKey);
        var count = 1;
        for (var rest = list.AsSpan(); rest.Length > 0 && count < ISessionStore.MostPreviousKeys; rest = rest[EntryLength(rest)..])
        {
            if (Until(rest) <= now)
                continue;
            kept.Write(rest[..EntryLength(rest)]);
            count++;
        }

        return kept.ToArray();
    }

    public static IReadOnlyList<PreviousKey> Read(byte[]? list)
    {
        var keys = new List<PreviousKey>();
        for (var rest = list.AsSpan(); rest.Length > 0; rest = rest[EntryLength(rest)..])
            keys.Add(new PreviousKey(rest[HeadLength..EntryLength(rest)].ToArray(), DateTimeOffset.FromUnixTimeMilliseconds(Until(rest))));
        return keys;
    }

    private static long Until(ReadOnlySpan<byte> entry) => long.Parse(entry[..UntilDigits], NumberStyles.None, CultureInfo.InvariantCulture);

    private static int EntryLength(ReadOnlySpan<byte> entry) => HeadLength + int.Parse(entry[UntilDigits..HeadLength], NumberStyles.None, CultureInfo.InvariantCulture);
}
