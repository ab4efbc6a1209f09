using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Pergola.Platform.Tests.Secrets;

/// <summary>The scanner bites: whatever a leak looks like, it is found.</summary>
public sealed class SecretScannerTests
{
    private const string Secret = "s3cret+key/with=signs&more";
    private static readonly byte[] KeyBytes = [.. Enumerable.Range(0, 16).Select(i => (byte)((i * 37) + 200))];

    public static TheoryData<string> Leaks =>
    [
        $"GET /sns/jscode2session?secret={Secret}",
        $"GET /sns/jscode2session?secret={Uri.EscapeDataString(Secret)}",
        JsonSerializer.Serialize(new { state = Secret }),
        $"hex {Convert.ToHexString(Encoding.UTF8.GetBytes(Secret))}",
        $"hex {Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Secret))}",
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"a{Secret} and more")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"ab{Secret} and more")),
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"abc{Secret} and more")),
        $"the key is {Convert.ToBase64String(KeyBytes)}",
        $"the key is {Base64Url.EncodeToString(KeyBytes)}",
        $"the key is {Convert.ToHexString(KeyBytes)}",
        $"the key is {BitConverter.ToString(KeyBytes)}",
        JsonSerializer.Serialize(Convert.ToBase64String(KeyBytes)),
    ];

    [Theory]
    [MemberData(nameof(Leaks))]
    public void A_leak_in_any_form_is_found(string text)
    {
        var scanner = new SecretScanner().Add("secret", Secret).Add("key", Convert.ToBase64String(KeyBytes));

        Assert.NotEmpty(scanner.FindIn(text));
        Assert.NotEmpty(scanner.FindIn(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Key_bytes_in_a_file_are_found()
    {
        var scanner = new SecretScanner().Add("key", Convert.ToBase64String(KeyBytes));

        Assert.NotEmpty(scanner.FindIn([1, 2, 3, .. KeyBytes, 4]));
        Assert.Empty(scanner.FindIn([1, 2, 3, .. KeyBytes[..15], 4]));
        Assert.Empty(scanner.FindIn("nothing of it"));
    }
}
