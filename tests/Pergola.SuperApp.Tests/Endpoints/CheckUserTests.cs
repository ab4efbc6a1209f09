using System.Security.Cryptography;
using System.Text;
using Pergola.SuperApp.Tests.Hosting;

namespace Pergola.SuperApp.Tests.Endpoints;

public sealed class CheckUserTests
{
    [Theory]
    [InlineData("alice", true)]
    [InlineData("nobody", false)]
    public async Task The_platform_learns_whether_a_user_exists(string userId, bool exists)
    {
        await using var server = SuperAppServerUnderTest.Start();

        var (status, answer) = await server.CheckUserAsync(userId);

        Assert.Equal(200, status);
        Assert.Equal("0", answer.GetProperty("returnCode").GetString());
        Assert.Equal(exists, answer.GetProperty("data").GetBoolean());
    }

    [Theory]
    [InlineData("TC-Timestamp", null)]
    [InlineData("TC-Timestamp", "1")]
    [InlineData("TC-Signature", null)]
    [InlineData("TC-Signature", "00112233445566778899aabbccddeeff")]
    [InlineData("Pergola-Nonce", null)]
    [InlineData("Pergola-Nonce", "another-nonce-than-the-signed-one")]
    [InlineData("Pergola-Body-Signature", null)]
    [InlineData("Pergola-Body-Signature", "AAAA")]
    public async Task A_spoilt_header_is_refused_and_tells_nothing_about_the_user(string header, string? value)
    {
        await using var server = SuperAppServerUnderTest.Start();

        var (status, answer) = await server.CheckUserAsync("alice", request =>
        {
            request.Headers.Remove(header);
            if (value is not null)
                request.Headers.Add(header, value);
        });

        Assert.Equal(401, status);
        Assert.Equal("40001", answer.GetProperty("returnCode").GetString());
        Assert.Contains(header == "Pergola-Nonce" && value is not null ? "Pergola-Body-Signature" : header, answer.GetProperty("returnMessage").GetString(), StringComparison.Ordinal);
        Assert.False(answer.GetProperty("data").GetBoolean());
    }

    [Fact]
    public async Task A_changed_body_is_refused()
    {
        await using var server = SuperAppServerUnderTest.Start();

        var (status, _) = await server.CheckUserAsync("nobody", request => request.Content = new StringContent("""{"userId":"alice"}""", Encoding.UTF8, "application/json"));

        Assert.Equal(401, status);
    }

    [Fact]
    public async Task A_recorded_request_cannot_be_sent_again()
    {
        await using var server = SuperAppServerUnderTest.Start();
        Dictionary<string, string> recorded = [];
        await server.CheckUserAsync("alice", request => recorded = request.Headers.ToDictionary(h => h.Key, h => h.Value.First()));

        var (status, answer) = await server.CheckUserAsync("alice", request =>
        {
            request.Headers.Clear();
            foreach (var (name, value) in recorded)
                request.Headers.Add(name, value);
        });

        Assert.Equal(401, status);
        Assert.Contains("was used before", answer.GetProperty("returnMessage").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(300_000, 200)]
    [InlineData(300_001, 401)]
    [InlineData(-300_001, 401)]
    public async Task The_clock_window_is_five_minutes_either_way(int milliseconds, int expected)
    {
        await using var server = SuperAppServerUnderTest.Start();

        var (status, _) = await server.CheckUserAsync("alice", _ => server.Time.Move(TimeSpan.FromMilliseconds(milliseconds)));

        Assert.Equal(expected, status);
    }

    [Fact]
    public async Task The_timestamp_signature_alone_is_enough_only_where_the_option_says_so()
    {
        await using var server = SuperAppServerUnderTest.Start(options => options.RequireBodySignature = false);

        var (status, answer) = await server.CheckUserAsync("alice", request => request.Headers.Remove("Pergola-Body-Signature"));

        Assert.Equal(200, status);
        Assert.True(answer.GetProperty("data").GetBoolean());
    }

    [Fact]
    public async Task AES_CBC_is_an_option_and_not_accepted_beside_ECB()
    {
        await using var cbc = SuperAppServerUnderTest.Start(options => options.TimestampSignatureIsCbc = true);
        await using var ecb = SuperAppServerUnderTest.Start();

        Assert.Equal(200, (await cbc.CheckUserAsync("alice", mode: CipherMode.CBC)).Status);
        Assert.Equal(401, (await cbc.CheckUserAsync("alice", mode: CipherMode.ECB)).Status);
        Assert.Equal(401, (await ecb.CheckUserAsync("alice", mode: CipherMode.CBC)).Status);
    }
}
