using Pergola.SuperApp.Tests.Hosting;

namespace Pergola.SuperApp.Tests.Endpoints;

public sealed class ExchangeAuthCodeTests
{
    [Fact]
    public async Task An_auth_code_names_its_user_once()
    {
        await using var server = SuperAppServerUnderTest.Start();
        var code = await server.AuthCodeAsync();

        var (status, answer) = await server.ExchangeAsync(code);
        var (againStatus, again) = await server.ExchangeAsync(code, exchangeId: "exchange-2");

        Assert.Equal(200, status);
        Assert.Equal("2007400", answer.GetProperty("responseCode").GetString());
        Assert.Equal("alice", answer.GetProperty("userId").GetString());
        Assert.Equal("Bearer", answer.GetProperty("tokenType").GetString());
        Assert.Equal(400, againStatus);
        Assert.Equal("4007400", again.GetProperty("responseCode").GetString());
        Assert.False(again.TryGetProperty("userId", out _));
    }

    [Fact]
    public async Task The_same_exchange_again_gets_the_same_user_because_the_answer_may_have_been_lost()
    {
        await using var server = SuperAppServerUnderTest.Start();
        var code = await server.AuthCodeAsync();

        var first = await server.ExchangeAsync(code);
        var repeated = await server.ExchangeAsync(code);

        Assert.Equal(200, first.Status);
        Assert.Equal("alice", repeated.Answer.GetProperty("userId").GetString());
    }

    [Fact]
    public async Task Another_mini_programs_exchange_is_refused_and_does_not_use_the_code_up()
    {
        await using var server = SuperAppServerUnderTest.Start();
        var code = await server.AuthCodeAsync(appId: "mp1");

        var foreign = await server.ExchangeAsync(code, appId: "mp2");
        var own = await server.ExchangeAsync(code, appId: "mp1");

        Assert.Equal(400, foreign.Status);
        Assert.Equal(200, own.Status);
    }

    [Theory]
    [InlineData(299_999, 200)]
    [InlineData(300_000, 400)]
    public async Task An_auth_code_expires_on_the_millisecond(int milliseconds, int expected)
    {
        await using var server = SuperAppServerUnderTest.Start();
        var code = await server.AuthCodeAsync();

        server.Time.Move(TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(expected, (await server.ExchangeAsync(code)).Status);
    }

    [Theory]
    [InlineData("X-TIMESTAMP", null)]
    [InlineData("X-TIMESTAMP", "2026-01-31T08:00:00Z")]
    [InlineData("X-CLIENT-KEY", "app-other")]
    [InlineData("X-SIGNATURE", "AAAA")]
    [InlineData("X-SIGNATURE", null)]
    [InlineData("Pergola-Body-Signature", null)]
    public async Task A_spoilt_header_is_refused_and_does_not_use_the_code_up(string header, string? value)
    {
        await using var server = SuperAppServerUnderTest.Start();
        var code = await server.AuthCodeAsync();

        var (status, answer) = await server.ExchangeAsync(code, spoil: request =>
        {
            request.Headers.Remove(header);
            if (value is not null)
                request.Headers.Add(header, value);
        });

        Assert.Equal(401, status);
        Assert.Equal("4017400", answer.GetProperty("responseCode").GetString());
        Assert.Contains(header, answer.GetProperty("responseMessage").GetString(), StringComparison.Ordinal);
        Assert.Equal(200, (await server.ExchangeAsync(code)).Status);
    }

    [Fact]
    public async Task Without_the_platforms_key_v3_is_refused_with_what_to_set()
    {
        await using var server = SuperAppServerUnderTest.Start(options => options.PlatformPublicKeyPem = null);

        var (status, answer) = await server.ExchangeAsync(await server.AuthCodeAsync());

        Assert.Equal(401, status);
        Assert.Contains("PlatformPublicKeyPem is not set", answer.GetProperty("responseMessage").GetString(), StringComparison.Ordinal);
    }
}
