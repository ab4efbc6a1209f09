using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pergola.Platform.Operators;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Users;

namespace Pergola.Platform.Tests.Endpoints.Operator;

public sealed class OperatorGateTests
{
    [Fact]
    public async Task Without_a_token_nothing_is_answered_and_how_to_get_one_is_said()
    {
        await using var platform = await PlatformUnderTest.StartAsync();

        var answer = await new OperatorApi(platform, token: null).CallAsync(HttpMethod.Get, "/superapps");

        Assert.Equal(401, answer.Status);
        Assert.Equal("Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("pergola operator add", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Basic", true)]
    [InlineData("Bearer", false)]
    public async Task Another_scheme_and_another_text_are_refused_and_audited(string scheme, bool goodToken)
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var good = await OperatorApi.WithTokenAsync(platform);
        var text = goodToken ? "pgo_" + new string('A', 43) : "nonsense";

        var detail = await new OperatorApi(platform, null).ProblemAsync(401, HttpMethod.Get, "/superapps", spoil: r => r.Headers.Authorization = new AuthenticationHeaderValue(scheme, text));

        Assert.DoesNotContain(text, detail, StringComparison.Ordinal);
        var entry = (await good.GetAsync("/audit?event=operator%20refused")).GetProperty("items")[0];
        Assert.Equal(("operator refused: Unknown", "unknown"), (entry.GetProperty("event").GetString(), entry.GetProperty("actor").GetString()));
        Assert.DoesNotContain(text, entry.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoked_and_ended_tokens_are_refused_by_name()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var tokens = platform.App.Services.GetRequiredService<PlatformOperations>().Tokens;
        var ann = await OperatorApi.WithTokenAsync(platform);
        var ending = await tokens.AddAsync(new NewToken { Name = "ending", Rights = TokenRights.Write, ExpiresAt = platform.Time.Now.AddMinutes(1) }, OperatorActor.CommandLine, CancellationToken.None);
        var revoked = await tokens.AddAsync(new NewToken { Name = "revoked", Rights = TokenRights.Write }, OperatorActor.CommandLine, CancellationToken.None);
        await ann.ExpectAsync(204, HttpMethod.Delete, "/tokens/revoked");
        platform.Time.Move(TimeSpan.FromMinutes(1));

        Assert.Contains("'ending' is over", await new OperatorApi(platform, ending.Text).ProblemAsync(401, HttpMethod.Get, "/superapps"), StringComparison.Ordinal);
        Assert.Contains("'revoked' was revoked", await new OperatorApi(platform, revoked.Text).ProblemAsync(401, HttpMethod.Get, "/superapps"), StringComparison.Ordinal);
        Assert.Equal(
            [("operator refused: Revoked", "revoked"), ("operator refused: Expired", "ending")],
            (await ann.GetAsync("/audit?event=operator%20refused")).GetProperty("items").EnumerateArray().Select(e => (e.GetProperty("event").GetString()!, e.GetProperty("actor").GetString()!)));
    }

    [Fact]
    public async Task A_token_that_may_only_read_changes_nothing_by_any_call()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var ann = await OperatorApi.WithTokenAsync(platform);
        var reader = await OperatorApi.WithTokenAsync(platform, TokenRights.Read, "reader");
        var before = (await ann.GetAsync("/audit?event=operator%20token")).GetRawText();

        foreach (var (method, path) in OperatorDocumentTests.MappedCalls(platform))
        {
            var answer = await reader.CallAsync(new HttpMethod(method), path.Replace("{appKey}", PlatformUnderTest.AppKey, StringComparison.Ordinal).Replace("{appId}", PlatformUnderTest.AppId, StringComparison.Ordinal).Replace("{name}", "ann", StringComparison.Ordinal), method == "GET" ? null : new { });
            Assert.True(method == "GET" ? answer.Status == 200 : answer.Status == 403, $"{method} {path}: {answer.Status}");
        }

        Assert.Equal(before, (await ann.GetAsync("/audit?event=operator%20token")).GetRawText());
        Assert.Equal("reader", (await ann.GetAsync("/audit?event=operator%20refused:%20rights")).GetProperty("items")[0].GetProperty("actor").GetString());
    }

    [Fact]
    public async Task Wrong_tokens_are_limited_and_a_good_one_still_passes()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var good = await OperatorApi.WithTokenAsync(platform);
        var wrong = new OperatorApi(platform, "pgo_" + new string('A', 43));

        for (var i = 0; i < FailedTokens.MostInAMinute; i++)
            await wrong.ProblemAsync(401, HttpMethod.Get, "/superapps");
        var limited = await wrong.CallAsync(HttpMethod.Get, "/superapps");

        Assert.Equal(429, limited.Status);
        Assert.InRange(limited.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Equal(FailedTokens.MostInAMinute, (await good.GetAsync("/audit?event=operator%20refused")).GetProperty("items").GetArrayLength());
        platform.Time.Move(limited.Headers.RetryAfter.Delta.Value);
        await wrong.ProblemAsync(401, HttpMethod.Get, "/superapps");
    }

    [Fact]
    public async Task A_cookie_is_no_token()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var tokens = platform.App.Services.GetRequiredService<PlatformOperations>().Tokens;
        var text = (await tokens.AddAsync(new NewToken { Name = "ann", Rights = TokenRights.Write }, OperatorActor.CommandLine, CancellationToken.None)).Text;

        await new OperatorApi(platform, null).ProblemAsync(401, HttpMethod.Get, "/superapps", spoil: request => request.Headers.Add("Cookie", $"token={text}; Authorization=Bearer {text}"));
        await new OperatorApi(platform, null).ProblemAsync(401, HttpMethod.Get, $"/superapps?access_token={text}");
    }

    [Fact]
    public async Task Another_site_is_told_nothing_by_CORS()
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        var api = await OperatorApi.WithTokenAsync(platform);

        var answer = await api.CallAsync(HttpMethod.Get, "/superapps", spoil: request => request.Headers.Add("Origin", "https://evil.test"));

        Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_fault_of_the_platform_is_a_problem_without_its_inside()
    {
        await using var platform = await PlatformUnderTest.StartAsync(storage: p => p.Services.Replace(ServiceDescriptor.Singleton<IUserRecords, BrokenRecords>()));
        var api = await OperatorApi.WithTokenAsync(platform);

        var answer = await api.CallAsync(HttpMethod.Get, "/sessions");

        Assert.Equal(500, answer.Status);
        Assert.DoesNotContain("inside", answer.Json.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(platform.Log.Lines, line => line.Contains("inside of the platform", StringComparison.Ordinal));
    }

    private sealed class BrokenRecords : IUserRecords
    {
        public Task<IReadOnlyList<UserSession>> FindSessionsAsync(SessionQuery query, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("inside of the platform");

        public Task<int> EraseAsync(string superApp, string uid, IReadOnlyList<UserOpenId> openIds, DateTimeOffset now, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("inside of the platform");
    }
}
