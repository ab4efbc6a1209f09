using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Limits;
using Pergola.Platform.Tests.Hosting;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Tests.Limits;

public sealed class OverloadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/sns/jscode2session", """{"errcode":-1,"errmsg":"system busy rid: """)]
    [InlineData("/openserver/sns/jscode2session", """{"openid":"","session_key":"","unionid":"","errcode":-1,"errmsg":"system busy","requestId":""")]
    public async Task An_overloaded_node_answers_minus_one_in_the_endpoints_shape_with_Retry_After(string path, string shape)
    {
        await using var platform = await FullAsync();

        using var answer = await platform.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        Assert.StartsWith(shape, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("overload: too many requests wait already", platform.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overloaded_node_reads_no_body_and_asks_no_store()
    {
        await using var platform = await FullAsync();
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        http.Request.Body = new UnreadableBody();

        var place = await platform.App.Services.GetRequiredService<RequestGate>().EnterAsync(http);
        await platform.App.Services.GetRequiredService<Pergola.Platform.Endpoints.SdkLogin>().HandleAsync(http);

        Assert.Equal(-1, place.Refusal!.Error.Code);
        Assert.DoesNotContain("Error", platform.Log.Text, StringComparison.Ordinal);
        Assert.Empty(platform.SuperAppServer.Requests);
    }

    [Fact]
    public async Task A_slow_superapp_server_holds_no_places()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.Overload.MostConcurrent = 1);
        var answers = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new SemaphoreSlim(0);
        platform.SuperAppServer.CheckUser = (_, _) =>
        {
            asked.Release();
            return answers.Task;
        };
        var logins = Enumerable.Range(0, 5).Select(i => platform.Host.CodeAsync($"user-{i}")).ToArray();
        for (var i = 0; i < 5; i++)
            await asked.WaitAsync(Cancel);

        Assert.NotEmpty(await platform.AccessTokenAsync());
        answers.SetResult("""{"returnCode":"0","data":true}""");

        Assert.Equal(5, (await Task.WhenAll(logins)).Distinct().Count());
        Assert.Equal((0, 0), platform.App.Services.GetRequiredService<Admission>().State);
    }

    [Fact]
    public async Task Only_so_many_wait_for_one_superapp_server()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.Overload.MostPerSuperAppServer = 1);
        var answers = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new SemaphoreSlim(0);
        platform.SuperAppServer.CheckUser = (_, _) =>
        {
            asked.Release();
            return answers.Task;
        };
        var first = platform.Host.CodeAsync();
        await asked.WaitAsync(Cancel);

        var second = await platform.Host.LoginAsync(new { appid = PlatformUnderTest.AppId, level = "v2", uid = "bob" });
        answers.SetResult("""{"returnCode":"0","data":true}""");

        Assert.Equal(-1, second.GetProperty("errcode").GetInt32());
        Assert.Equal("overload: 1 requests wait for this superapp's server already", second.GetProperty("debug").GetString());
        Assert.NotEmpty(await first);
        Assert.NotEmpty(await platform.Host.CodeAsync("bob"));
    }

    [Fact]
    public async Task A_fault_gives_its_place_back()
    {
        await using var platform = await PlatformUnderTest.StartAsync(configure: options => options.Overload.MostConcurrent = 1);

        for (var i = 0; i < 5; i++)
        {
            await platform.RedeemAsync("nonsense");
            await platform.Host.LoginAsync(new { appid = "nobody", level = "v2", uid = "alice" });
        }

        Assert.Equal((0, 0), platform.App.Services.GetRequiredService<Admission>().State);
    }

    /// <summary>A platform whose one place is taken and whose queue has waited too long.</summary>
    private static async Task<PlatformUnderTest> FullAsync()
    {
        var platform = await PlatformUnderTest.StartAsync(configure: options => (options.Overload.MostConcurrent, options.Overload.HoldRefusals) = (1, TimeSpan.Zero));
        var admission = platform.App.Services.GetRequiredService<Admission>();
        await admission.EnterAsync(goesFirst: true);
        _ = admission.EnterAsync(goesFirst: true).AsTask();
        platform.Time.Move(TimeSpan.FromMilliseconds(31));
        return platform;
    }

    /// <summary>Whoever reads it fails.</summary>
    private sealed class UnreadableBody : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new InvalidOperationException("The body was read.");
    }
}
