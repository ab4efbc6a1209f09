using Pergola.Dispatch;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Login;

public sealed class CheckSessionTests
{
    [Theory]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task The_platform_judges_by_the_account_and_no_auth_code_is_asked_for(ApiLevel level)
    {
        using var probe = new Probe();
        probe.Proxy.Level = level;
        var answer = await probe.CallAsync("checkSession", cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(answer.Ok);
        Assert.Equal("""{"errMsg":"checkSession:ok","errno":0}""", answer.Json.GetRawText());
        Assert.Equal(["level", "platform"], probe.Touched);
        Assert.Equal("alice", probe.Platform.User!.Account);
    }

    [Fact]
    public async Task A_dead_session_fails_with_the_platforms_number()
    {
        using var probe = new Probe();
        probe.Proxy.Level = ApiLevel.V2;
        probe.Platform.Failure = new OpenApiException("session_key expired", 87007);
        var answer = await probe.CallAsync("checkSession", cancellationToken: TestContext.Current.CancellationToken);

        Assert.False(answer.Ok);
        Assert.Equal("checkSession:fail session_key expired", answer.ErrMsg);
        Assert.Equal(87007, answer.Errno);
    }

    [Fact]
    public async Task A_host_that_does_not_implement_it_says_so_at_v1()
    {
        using var probe = new Probe();
        var answer = await probe.CallAsync("checkSession", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("checkSession:fail not implemented by the superapp", answer.ErrMsg);
    }
}
