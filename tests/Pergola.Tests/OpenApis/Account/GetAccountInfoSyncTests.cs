using Pergola.MiniApps;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.Account;

public sealed class GetAccountInfoSyncTests
{
    [Theory]
    [InlineData(EnvVersion.Release, "release", "1.0.3")]
    [InlineData(EnvVersion.Trial, "trial", "")]
    [InlineData(EnvVersion.Develop, "develop", "")]
    public void The_version_is_told_only_of_the_official_version(EnvVersion version, string envVersion, string shown)
    {
        using var probe = new Probe();
        probe.App = new() { Context = new(new("mp1", "One") { EnvVersion = version, Version = "1.0.3" }, "alice") };
        var answer = probe.CallSync("getAccountInfoSync");

        Assert.True(answer.Ok);
        Assert.Equal($$"""{"appId":"mp1","envVersion":"{{envVersion}}","version":"{{shown}}"}""", answer.Json.GetProperty("miniProgram").GetRawText());
        Assert.False(answer.Json.TryGetProperty("plugin", out _));
    }
}
