using System.Net;
using System.Text.Json;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.SuperApps;

/// <summary>A superapp server that fails: it is asked again, not for ever, and costs no code.</summary>
public sealed class SuperAppRetryTests
{
    [Theory]
    [InlineData("refused")]
    [InlineData("503")]
    [InlineData("429")]
    [InlineData("late")]
    public async Task One_that_fails_twice_and_then_answers_costs_nothing(string fault)
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.SuperAppTimeout = TimeSpan.FromMilliseconds(fault == "late" ? 100 : 5_000));
        var code = await platform.Host.CodeV3Async();
        Fail(platform.SuperAppServer, fault, times: 2);

        var session = await platform.RedeemAsync(code);

        Assert.True(session.TryGetProperty("openid", out _), $"{session}");
        var tries = platform.SuperAppServer.Requests;
        Assert.Equal(3, tries.Count);
        Assert.Single(tries.Select(request => request.Headers["Pergola-Exchange-Id"]).Distinct());
        Assert.Single(tries.Select(request => request.Body).Distinct());
        Assert.Equal(3, tries.Select(request => request.Headers["Pergola-Nonce"]).Distinct().Count());
        Assert.Equal(3, tries.Select(request => request.Headers["Pergola-Body-Signature"]).Distinct().Count());
    }

    [Theory]
    [InlineData("refused", "could not be reached")]
    [InlineData("503", "HTTP 503")]
    [InlineData("late", "did not answer within")]
    public async Task One_that_stays_down_is_asked_three_times_and_the_code_is_good_afterwards(string fault, string reason)
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.SuperAppTimeout = TimeSpan.FromMilliseconds(fault == "late" ? 50 : 5_000));
        var (login, phone) = (await platform.Host.CodeV3Async(), await platform.Host.ContactCodeAsync());
        var before = platform.SuperAppServer.Requests.Count;
        Fail(platform.SuperAppServer, fault, times: 6);

        var down = await platform.RedeemAsync(login);
        var phoneDown = await platform.PostAsync("/wxa/business/getuserphonenumber", new { code = phone });
        Assert.Equal((-1, -1), (Errcode(down), Errcode(phoneDown)));
        Assert.Contains(reason, down.GetProperty("debug").GetString(), StringComparison.Ordinal);
        Assert.Equal(6, platform.SuperAppServer.Requests.Count - before);

        Assert.True((await platform.RedeemAsync(login)).TryGetProperty("openid", out _));
        Assert.Equal(0, Errcode(await platform.PostAsync("/wxa/business/getuserphonenumber", new { code = phone })));
    }

    [Fact]
    public async Task All_tries_together_are_bounded_by_the_total_time()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options =>
        {
            options.SuperAppTimeout = TimeSpan.FromMilliseconds(100);
            options.SuperAppTotalTimeout = TimeSpan.FromMilliseconds(150);
            options.SuperAppRetries = 10;
        });
        var code = await platform.Host.CodeV3Async();
        Fail(platform.SuperAppServer, "late", times: 100);

        var late = await platform.RedeemAsync(code);

        Assert.Equal(-1, Errcode(late));
        Assert.Contains("did not answer within 0.", late.GetProperty("debug").GetString(), StringComparison.Ordinal);
        Assert.InRange(platform.SuperAppServer.Requests.Count, 1, 3);
    }

    [Theory]
    [InlineData("""{"returnCode":"500","returnMessage":"no"}""")]
    [InlineData("<html>")]
    public async Task An_answer_that_says_no_is_not_asked_for_again(string answer)
    {
        await using var platform = await PlatformUnderTest.StartAsync();
        platform.SuperAppServer.CheckUser = (_, _) => Task.FromResult(answer);

        var login = await platform.Host.LoginAsync(new { appid = PlatformUnderTest.AppId, level = "v2", uid = "alice" });

        Assert.Equal(-1, Errcode(login));
        Assert.Single(platform.SuperAppServer.Requests);
    }

    [Fact]
    public async Task One_that_is_down_is_left_alone_and_then_tried_by_one_call()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => (options.SuperAppRetries, options.SuperAppBreakCalls) = (0, 4));
        var code = await platform.Host.CodeV3Async();
        Fail(platform.SuperAppServer, "refused", times: 5);
        for (var call = 0; call < 4; call++)
            await platform.RedeemAsync(code);

        var leftAlone = await platform.RedeemAsync(code);
        Assert.Equal(-1, Errcode(leftAlone));
        Assert.Contains("is left alone", leftAlone.GetProperty("debug").GetString(), StringComparison.Ordinal);
        Assert.Equal(4, platform.SuperAppServer.Requests.Count);
        Assert.Contains("is left alone for 5 s", platform.Log.Text, StringComparison.Ordinal);

        // The probe fails too, so it is left alone again; the next one finds it well.
        platform.Time.Move(TimeSpan.FromSeconds(5));
        Assert.Equal((-1, -1), (Errcode(await platform.RedeemAsync(code)), Errcode(await platform.RedeemAsync(code))));
        Assert.Equal(5, platform.SuperAppServer.Requests.Count);
        platform.Time.Move(TimeSpan.FromSeconds(5));
        Assert.True((await platform.RedeemAsync(code)).TryGetProperty("openid", out _));
        Assert.True((await platform.RedeemAsync(await platform.Host.CodeV3Async())).TryGetProperty("openid", out _));
    }

    [Theory]
    [InlineData("SuperAppTotalTimeout")]
    [InlineData("ClaimLease")]
    [InlineData("SuperAppRetries")]
    [InlineData("SuperAppBreakRatio")]
    [InlineData("StableTokenOverlap")]
    public async Task Options_that_do_not_fit_together_are_refused_at_start(string named)
    {
        var refused = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => PlatformUnderTest.StartAsync(configure: options => Spoil(options, named)));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    private static void Spoil(PergolaPlatformOptions options, string named) => _ = named switch
    {
        "SuperAppTotalTimeout" => options.SuperAppTotalTimeout = options.SuperAppTimeout - TimeSpan.FromTicks(1),
        "ClaimLease" => options.ClaimLease = options.SuperAppTotalTimeout,
        "SuperAppRetries" => TimeSpan.FromTicks(options.SuperAppRetries = 11),
        "SuperAppBreakRatio" => TimeSpan.FromTicks((long)(options.SuperAppBreakRatio = 1.5)),
        _ => options.StableTokenOverlap = options.AccessTokenLifetime,
    };

    private static int Errcode(JsonElement answer) => answer.GetProperty("errcode").GetInt32();

    private static void Fail(FakeSuperAppServer server, string fault, int times)
    {
        var left = times;
        var (exchange, userData) = (server.Exchange, server.UserData);
        server.Exchange = (body, cancel) => OnceAsync(() => exchange(body, cancel), cancel);
        server.UserData = (path, body, cancel) => OnceAsync(() => userData(path, body, cancel), cancel);

        async Task<string> OnceAsync(Func<Task<string>> answer, CancellationToken cancellationToken)
        {
            server.Status = () => HttpStatusCode.OK;
            if (Interlocked.Decrement(ref left) < 0)
                return await answer();
            switch (fault)
            {
                case "refused":
                    throw new HttpRequestException("connection refused");
                case "late":
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                    return "";
                default:
                    server.Status = () => Enum.Parse<HttpStatusCode>(fault);
                    return "down";
            }
        }
    }
}
