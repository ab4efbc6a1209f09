using Pergola.Dispatch;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis;

public sealed class DocumentTablesTests
{
    private static readonly WxApiCatalog s_catalogue = WxApiCatalog.Create([]);

    public static TheoryData<string> HostedNames => [.. DocumentTables.Hosted.Select(r => r.Name)];

    public static TheoryData<string> WithDefault => [.. s_catalogue.Apis.Where(a => a is IHostedApi { HasDefault: true }).Select(a => a.Name)];

    public static TheoryData<string> WithoutParams => [.. s_catalogue.Apis.Where(a => a is IHostedApi { HasDefault: true } && a.ParamsType.Type == typeof(NoParams)).Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(HostedNames))]
    public void A_hosts_API_is_declared_as_its_row_says(string name)
    {
        var row = DocumentTables.Hosted.Single(r => r.Name == name);
        var api = s_catalogue.Find(name);
        if (api is null) return;

        var hosted = Assert.IsType<IHostedApi>(api, exactMatch: false);
        Assert.Equal(Version.Parse(row.Since), api.Since);
        Assert.Equal(row.HasDefault, hosted.HasDefault);
        Assert.Equal(row.Scope, hosted.AuthScope);
    }

    [Fact]
    public void No_open_API_is_declared_that_no_document_knows()
    {
        var rows = DocumentTables.Hosted.Select(r => r.Name).Concat(DocumentTables.OwnAnswers).ToHashSet();
        Assert.All(typeof(Pergola.OpenApis).GetProperties(), p => Assert.Contains(((WxApi)p.GetValue(null)!).Name, rows));
    }

    /// <summary>app.json x host x floor x SDK, walked by real calls of every API with a default.</summary>
    [Theory]
    [MemberData(nameof(WithoutParams))]
    public async Task Every_default_is_answered_at_the_chosen_level_by_the_right_one(string name)
    {
        foreach (var (apiVersion, config) in new[] { null, "v1", "v2", "v3" }.Select(v => (v, FakeConfig.With(v))).ToArray())
        foreach (var host in Enum.GetValues<ApiLevel>())
        foreach (var floor in Enum.GetValues<ApiLevel>())
        foreach (var sdk in new Version[] { new(2, 0, 15), new(2, 1, 0), new(2, 2, 11), new(2, 2, 17) })
        {
            using var probe = new Probe(o =>
            {
                o.MinimumApiLevel = floor;
                o.SdkVersion = sdk;
            });
            probe.Proxy.Level = host;
            probe.App = new() { Config = config, Options = probe.Options };
            probe.Tap();
            probe.Focus();
            await probe.CallAsync(name, cancellationToken: TestContext.Current.CancellationToken);

            var (level, refusal) = LevelChoice.Choose(new(ApiLevels.Parse(apiVersion), host, sdk, floor, true), hasDefault: true);
            var entry = Assert.Single(probe.Log.Entries);
            if (sdk < s_catalogue.Find(name)!.Since)
            {
                Assert.Equal(CallCheck.Since, entry.RefusedBy);
                continue;
            }

            var expected = refusal is not null ? CallAnswerer.Nobody : level == ApiLevel.V1 ? CallAnswerer.Host : CallAnswerer.Platform;
            Assert.Equal(expected, entry.AnsweredBy);
            if (refusal is not null) Assert.Equal(CallCheck.Level, entry.RefusedBy);
            else Assert.Equal(level, entry.Level);
            Assert.Equal(expected == CallAnswerer.Platform, probe.Touched.Contains("platform"));
        }
    }

    [Theory]
    [MemberData(nameof(WithDefault))]
    public async Task Without_a_platform_v2_and_v3_fail_and_say_why(string name)
    {
        foreach (var level in new[] { ApiLevel.V2, ApiLevel.V3 })
        {
            using var probe = new Probe(hasPlatform: false);
            probe.Proxy.Level = level;
            var answer = await probe.CallAsync(name, cancellationToken: TestContext.Current.CancellationToken);

            Assert.False(answer.Ok);
            Assert.DoesNotContain("host", probe.Touched);
        }
    }
}
