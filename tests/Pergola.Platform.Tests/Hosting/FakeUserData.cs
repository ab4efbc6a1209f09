using System.Security.Cryptography;
using System.Text;

namespace Pergola.Platform.Tests.Hosting;

/// <summary>What a superapp server says of Alice, in the documents' shapes (page 67644).</summary>
internal static class FakeUserData
{
    public const string Phone = "+8615812342850";
    public const string Email = "munchkin@example.com";
    public const string TemporaryCode = "the-superapps-temporary-code";
    public const string NoContact = """{"returnCode":"200000","returnMessage":"the user has none","requestId":"1"}""";

    public static string Answer(string path) => path[(path.LastIndexOf('/') + 1)..] switch
    {
        "getUserInfoTemporaryCode" => $$$"""{"returnCode":"0","data":{"data":"158****2850","code":"{{{TemporaryCode}}}"},"requestId":"1"}""",
        "getUserPhoneNumber" => Text(Encrypt(Phone)),
        "getUserEmail" => Text(Encrypt(Email)),
        "getUserNick" => Text("Alice 爱丽丝"),
        "getUserAvatar" => Text("https://cdn.example.com/alice.png"),
        _ => """{"returnCode":"404"}""",
    };

    public static string Text(string data) => $$"""{"returnCode":"0","returnMessage":"ok","data":"{{data}}","requestId":"1"}""";

    public static string Encrypt(string value, string secretKey = PlatformUnderTest.SecretKey)
    {
        var key = Encoding.UTF8.GetBytes(secretKey);
        using var aes = Aes.Create();
        aes.Key = key;
        return Convert.ToBase64String(aes.EncryptCbc(Encoding.UTF8.GetBytes(value), key.AsSpan(0, 16)));
    }
}
