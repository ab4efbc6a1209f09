using System.Security.Cryptography;

namespace Pergola.Platform.Operators;

/// <summary>Makes the ids and secrets that an operator does not bring along.</summary>
internal static class NewSecrets
{
    private const string Lower = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string AppKey() => "app-" + RandomNumberGenerator.GetString(Lower, 10);

    public static string AppId() => "mp" + RandomNumberGenerator.GetString(Lower, 14);

    /// <summary>Of a superapp: 40 characters, 238 bits.</summary>
    public static string SuperAppSecret() => RandomNumberGenerator.GetString(Alphabet, 40);

    /// <summary>An AES-256 key as the documents write one: 32 characters, 190 bits.</summary>
    public static string SecretKey() => RandomNumberGenerator.GetString(Alphabet, 32);

    /// <summary>Of a mini program's backend: 32 hexadecimal digits as in WeChat, 128 bits.</summary>
    public static string MiniProgramSecret() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static string TemplateId() => "mti_" + RandomNumberGenerator.GetString(Alphabet, 20);
}
