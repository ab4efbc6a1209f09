using Pergola.Dispatch;
using Pergola.Simulator.Reference;

namespace Pergola.Simulator.Tests.Reference;

public class ApiFailuresTests
{
    private static readonly ReferenceCatalog Catalog = ReferenceCatalog.Load();

    [Theory]
    [InlineData(ApiLevel.V1, CallAnswerer.Host)]
    [InlineData(ApiLevel.V2, CallAnswerer.Platform)]
    [InlineData(ApiLevel.V3, CallAnswerer.Platform)]
    public void The_level_says_who_answers_a_login(ApiLevel level, CallAnswerer expected) => Assert.Equal(expected, WhoAnswers.At(Find("login").Api, level));

    [Fact]
    public void V3_is_told_with_its_auth_code_and_only_where_it_asks_for_one()
    {
        Assert.Equal("the platform, for an auth code", WhoAnswers.Words(Find("login").Api, ApiLevel.V3));
        Assert.Equal("the platform, for the superapp's account", WhoAnswers.Words(Find("checkSession").Api, ApiLevel.V3));
        Assert.Equal("the SDK", WhoAnswers.Words(Find("getSetting").Api, ApiLevel.V3));
    }

    [Fact]
    public void What_the_declaration_asks_for_can_fail()
    {
        Assert.Contains(ApiFailures.Of(Find("login")), f => f is { Reason: "authCode is null", Errno: OpenApiErrors.NoAuthCodeErrno });
        Assert.DoesNotContain(ApiFailures.Of(Find("checkSession")), f => f.Errno == OpenApiErrors.NoAuthCodeErrno);
        Assert.Contains(ApiFailures.Of(Find("getSetting")), f => f.Reason.StartsWith("parameter error: parameter.withSubscriptions", StringComparison.Ordinal));
    }

    private static ApiDoc Find(string name) => Catalog.Apis.Single(a => a.Name == name);
}
