using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Pergola.Platform.Codes;

/// <summary>
/// The text of a code: the level's digit, then the time of its issue in milliseconds (6 bytes) and 192 random bits, in base64url. The digit only spares a
/// look-up: the store compares the level that it keeps itself. The time lets codes of about one time lie on the same pages of a database.
/// </summary>
internal static class CodeText
{
    private const int TimeBytes = 6;
    private const int RandomBytes = 24;
    private const int Length = 1 + ((TimeBytes + RandomBytes) * 4 / 3);

    public static string New(CodeLevel level, DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[TimeBytes + RandomBytes];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)(now.ToUnixTimeMilliseconds() >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[2..], (uint)now.ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(bytes[TimeBytes..]);
        Span<char> text = stackalloc char[Length];
        text[0] = (char)('0' + (int)level);
        Base64Url.EncodeToChars(bytes, text[1..]);
        return new string(text);
    }

    public static CodeLevel LevelOf(string code) => code.StartsWith('3') ? CodeLevel.V3 : CodeLevel.V2;

    /// <summary>Whether a text could be a code at all: another one is not even hashed or looked up.</summary>
    public static bool IsPossible(string text) =>
        text.Length == Length && (text[0] is '2' or '3') && Base64Url.IsValid(text.AsSpan(1));

    /// <summary>What is kept of a code: its time (zero for a text that is none of ours), then the SHA-256 of the whole text.</summary>
    public static byte[] Hash(string code)
    {
        var hash = new byte[TimeBytes + SHA256.HashSizeInBytes];
        Span<byte> bytes = stackalloc byte[TimeBytes + RandomBytes];
        if (code.Length == Length && Base64Url.DecodeFromChars(code.AsSpan(1), bytes, out _, out var decoded) == OperationStatus.Done && decoded == bytes.Length)
            bytes[..TimeBytes].CopyTo(hash);
        SHA256.HashData(Encoding.UTF8.GetBytes(code), hash.AsSpan(TimeBytes));
        return hash;
    }
}
