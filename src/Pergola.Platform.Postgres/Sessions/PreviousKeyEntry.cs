using System.Buffers.Binary;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Postgres.Sessions;

/// <summary>
/// One replaced key of a session, in the list of its row, newest first: the end of its life in milliseconds (8 bytes, big-endian as the server's int8send writes it),
/// then the sealed key.
/// </summary>
internal static class PreviousKeyEntry
{
    public static PreviousKey Read(byte[] entry) =>
        new(entry[sizeof(long)..], DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(entry)));
}
