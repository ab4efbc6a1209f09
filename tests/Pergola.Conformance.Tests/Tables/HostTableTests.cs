using System.Reflection;
using Pergola.Conformance.Tests.Documents;
using Pergola.Conformance.Tests.Fakes;
using Pergola.Conformance.Tests.Matrix;
using Pergola.Dispatch;

namespace Pergola.Conformance.Tests.Tables;

public sealed class HostTableTests
{
    public static TheoryData<HostedRow> Rows => [.. HostTables.Rows];

    public static TheoryData<string, string> Existence =>
        [.. HostTables.Generations.SelectMany(g => HostTables.Rows.Select(r => r.Api).Distinct().Select(api => new TheoryDataRow<string, string>(g.Sdk, api)))];

    public static TheoryData<string, string> Levels => [.. HostTables.Generations.SelectMany(g => new[] { "v1", "v2", "v3" }.Select(level => new TheoryDataRow<string, string>(g.Sdk, level)))];

    public static TheoryData<string> Sdks => [.. HostTables.Generations.Select(g => g.Sdk)];

    public static TheoryData<string?, ApiLevel, ApiLevel> Priority => [.. HostTables.Priority.Select(r => new TheoryDataRow<string?, ApiLevel, ApiLevel>(r.ApiVersion, r.Host, r.Applies))];

    public static TheoryData<string, string?> AuthCodeScopes => [.. HostTables.AuthCodeScopes.Select(r => new TheoryDataRow<string, string?>(r.Api, r.Scope))];

    public static TheoryData<string> WithoutAuthCode => [.. HostTables.WithoutAuthCode];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_custom_open_API_is_declared_as_its_row_says(HostedRow row)
    {
        var api = Contracts.Api(row.Api);

        Assert.Equal(Version.Parse(row.Since), api.Since);
        Assert.Equal(row.HasDefault, Assert.IsType<IHostedApi>(api, exactMatch: false).HasDefault);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_proxy_has_the_method_of_the_row_and_it_fails_until_it_is_overridden(HostedRow row) => AssertMethod(row.ProxyMethod);

    [Fact]
    public void The_proxy_gives_auth_codes_that_no_program_can_ask_for()
    {
        AssertMethod(HostTables.InternalProxyMethod);
        Assert.Null(Contracts.Catalogue.Find(HostTables.InternalProxyMethod));
    }

    [Fact]
    public void The_proxy_has_no_method_that_no_document_knows()
    {
        var known = HostTables.Rows.Select(r => r.ProxyMethod).Append(HostTables.InternalProxyMethod).Select(MethodName).Append(nameof(MiniOpenApiProxy.DefaultApiLevel)).ToHashSet();
        Assert.All(typeof(MiniOpenApiProxy).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly), m => Assert.Contains(m.Name, known));
    }

    [Theory]
    [MemberData(nameof(Existence))]
    public async Task A_generation_has_the_open_APIs_of_its_table_and_no_other(string sdk, string api)
    {
        var has = HostTables.Generations.Single(g => g.Sdk == sdk).Apis.Contains(api);
        using var stage = new Stage(ApiLevel.V1, o => o.SdkVersion = Version.Parse(sdk));
        stage.Mint(Expectations.Of(api).Gesture);
        var answer = await stage.CallAsync(api, Expectations.Of(api).Params);

        if (has) Assert.Equal($"{api}:ok", answer.ErrMsg);
        else Assert.StartsWith($"{api}:fail not supported", answer.ErrMsg, StringComparison.Ordinal);
        Assert.Equal(has, stage.Probe.CallSync("canIUse", $$"""{"schema":"{{api}}"}""").Json.GetProperty("result").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task A_generation_has_its_levels(string sdk, string level)
    {
        using var stage = new Stage(ApiLevel.Undefined, o => o.SdkVersion = Version.Parse(sdk), apiVersion: level);
        var answer = await stage.CallAsync("login");

        Assert.Equal(HostTables.Generations.Single(g => g.Sdk == sdk).Levels.Contains(level), answer.Ok);
        if (!answer.Ok) Assert.StartsWith($"login:fail level {level} came with SDK ", answer.ErrMsg, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Sdks))]
    public async Task A_generation_has_its_level_when_nobody_chooses(string sdk)
    {
        using var stage = new Stage(ApiLevel.Undefined, o => o.SdkVersion = Version.Parse(sdk));
        Assert.True((await stage.CallAsync("login")).Ok);

        Assert.Equal(HostTables.Generations.Single(g => g.Sdk == sdk).DefaultLevel, ApiLevels.Name(stage.Probe.Log.Entries[^1].Level));
    }

    [Theory]
    [MemberData(nameof(Priority))]
    public async Task App_json_goes_before_the_hosts_word(string? apiVersion, ApiLevel host, ApiLevel applies)
    {
        using var stage = new Stage(host, apiVersion: apiVersion);
        foreach (var api in HostTables.Rows.Where(r => r.HasDefault).Select(r => r.Api).Distinct())
        {
            stage.Mint(Expectations.Of(api).Gesture);
            Assert.Equal($"{api}:ok", (await stage.CallAsync(api, Expectations.Of(api).Params)).ErrMsg);
            Assert.Equal(applies, stage.Probe.Log.Entries[^1].Level);
        }
    }

    [Fact]
    public void The_levels_have_the_names_of_both_documents()
    {
        Assert.Equal(Enum.GetValues<ApiLevel>(), HostTables.Levels.Select(l => l.Level));
        Assert.All(HostTables.Levels, l =>
        {
            Assert.Equal(l.Android, $"API_LEVEL_{l.Level.ToString().ToUpperInvariant()}");
            Assert.Equal(l.Level, ApiLevels.Parse(l.Ios));
        });
    }

    [Theory]
    [MemberData(nameof(AuthCodeScopes))]
    public async Task V3_asks_for_an_auth_code_with_the_scope_of_the_row_before_the_sheet(string api, string? scope)
    {
        using var stage = new Stage(ApiLevel.V3);
        stage.Host.AuthCode = request =>
        {
            Assert.Empty(stage.Probe.Prompt.Requests);
            return new() { AuthCode = "auth-code", AuthSuccessScopes = request.Scopes };
        };
        stage.Mint(Expectations.Of(api).Gesture);
        Assert.Equal($"{api}:ok", (await stage.CallAsync(api, Expectations.Of(api).Params)).ErrMsg);

        Assert.Equal(scope is null ? [] : [scope], Assert.Single(stage.Host.AuthScopes));
    }

    [Theory]
    [MemberData(nameof(AuthCodeScopes))]
    public async Task A_scope_that_was_not_granted_is_auth_deny(string api, string? scope)
    {
        using var stage = new Stage(ApiLevel.V3);
        stage.Host.AuthCode = _ => new() { AuthCode = "auth-code", AuthSuccessScopes = ["SCOPE_OTHER"] };
        stage.Mint(Expectations.Of(api).Gesture);

        Assert.Equal(scope is null ? $"{api}:ok" : $"{api}:fail auth deny", (await stage.CallAsync(api, Expectations.Of(api).Params)).ErrMsg);
    }

    [Theory]
    [MemberData(nameof(WithoutAuthCode))]
    public async Task What_has_no_v3_of_its_own_asks_for_no_auth_code(string api)
    {
        using var stage = new Stage(ApiLevel.V3);
        Assert.Equal($"{api}:ok", (await stage.CallAsync(api)).ErrMsg);
        Assert.Empty(stage.Host.AuthScopes);
    }

    private static void AssertMethod(string name)
    {
        var method = typeof(MiniOpenApiProxy).GetMethod(MethodName(name));
        Assert.True(method is { IsVirtual: true }, $"MiniOpenApiProxy has no {MethodName(name)}.");
        var call = method.GetParameters()[0].ParameterType;
        Assert.Equal(typeof(OpenApiCall<>), call.GetGenericTypeDefinition());
        var failed = (Task)method.Invoke(new NoOpenApiProxy(), [null, CancellationToken.None])!;
        Assert.Contains("not implemented by the superapp", Assert.IsType<OpenApiException>(failed.Exception!.InnerException).Reason, StringComparison.Ordinal);
    }

    private static string MethodName(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}Async";
}
