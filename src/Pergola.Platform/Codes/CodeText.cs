using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Pergola.Platform.Codes;

/// <summary>
/// The text of a code: the level's digit and 192 random bits in base64url. The digit only spares a look-up: the store compares
/// the level that it keeps itself.
/// </summary>
internal static class CodeText
{
    private const int RandomBytes = 24;
    private const int Length = 1 + (RandomBytes / 3 * 4);

    public static string New(CodeLevel level) => (int)level + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    public static CodeLevel LevelOf(string code) => code.StartsWith('3') ? CodeLevel.V3 : CodeLevel.V2;

    /// <summary>Whether a text could be a code at all: another one is not even hashed or looked up.</summary>
    public static bool IsPossible(string text) =>
        text.Length == Length && (text[0] is '2' or '3') && Base64Url.IsValid(text.AsSpan(1));

    public static byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));
}
