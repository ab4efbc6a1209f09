using System.Xml.Linq;
using Pergola.Dispatch;

namespace Pergola.Tests.Dispatch;

public sealed class WxApiCatalogTests
{
    private static readonly XDocument s_docs = XDocument.Load(Path.ChangeExtension(typeof(Pergola.OpenApis).Assembly.Location, ".xml"));

    public static TheoryData<string> Names => [.. WxApiCatalog.Create([]).Apis.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_are_in_camelCase(string name) => Assert.Matches("^[a-z][A-Za-z0-9]*$", name);

    [Fact]
    public void The_catalogue_is_sorted_by_name() =>
        Assert.Equal(WxApiCatalog.Create([]).Apis.Select(a => a.Name).Order(StringComparer.Ordinal), WxApiCatalog.Create([]).Apis.Select(a => a.Name));

    [Fact]
    public void Every_open_API_is_in_it_and_named_after_its_property()
    {
        var catalogue = WxApiCatalog.Create([]);
        foreach (var property in typeof(Pergola.OpenApis).GetProperties())
        {
            var api = (WxApi)property.GetValue(null)!;
            Assert.Same(api, catalogue.Find(api.Name));
            Assert.Equal(property.Name, char.ToUpperInvariant(api.Name[0]) + api.Name[1..]);
        }
    }

    [Fact]
    public void Every_open_API_its_parameters_and_its_result_are_documented()
    {
        foreach (var property in typeof(Pergola.OpenApis).GetProperties())
        {
            var api = (WxApi)property.GetValue(null)!;
            AssertDocumented($"P:Pergola.OpenApis.{property.Name}");
            AssertDocumented("T:" + api.ParamsType.Type.FullName);
            AssertDocumented("T:" + api.ResultType.Type.FullName);
            if (api is IHostedApi) AssertDocumented($"M:Pergola.MiniOpenApiProxy.{property.Name}Async(");
        }
    }

    [Fact]
    public void Every_method_of_the_proxy_belongs_to_an_open_API()
    {
        var catalogue = WxApiCatalog.Create([]);
        var methods = typeof(MiniOpenApiProxy).GetMethods().Where(m => m.DeclaringType == typeof(MiniOpenApiProxy)).Select(m => m.Name);

        Assert.All(methods.Except(["DefaultApiLevel", "GetAuthCodeAsync"]), name =>
            Assert.IsType<IHostedApi>(catalogue.Find(char.ToLowerInvariant(name[0]) + name[1..^"Async".Length]), exactMatch: false));
    }

    [Fact]
    public void A_superapps_API_cannot_replace_a_built_in_one()
    {
        var error = Assert.Throws<InvalidOperationException>(() => WxApiCatalog.Create([ProbeApis.Sdk("login", CallShape.Callback, _ => new(new OpenApiResult()))]));
        Assert.Contains("wx.login is declared twice", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Login")]
    [InlineData("log in")]
    [InlineData("")]
    [InlineData("__proto__")]
    public void A_name_that_JavaScript_would_not_call_is_refused(string name) =>
        Assert.Throws<InvalidOperationException>(() => WxApiCatalog.Create([ProbeApis.Sdk(name, CallShape.Callback, _ => new(new OpenApiResult()))]));

    [Fact]
    public void A_synchronous_API_can_neither_ask_nor_wait_for_a_host()
    {
        Assert.Throws<InvalidOperationException>(() => WxApiCatalog.Create([new SdkApi<NoParams, OpenApiResult>("probe", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
        {
            Since = new(1, 0, 0), Consent = ConsentRule.Remembered("scope.x"), Gesture = Gesture.None, Shape = CallShape.Sync, Answer = (_, _) => new(new OpenApiResult()),
        }]));
        Assert.Throws<InvalidOperationException>(() => WxApiCatalog.Create([new OpenApi<NoParams, OpenApiResult>("probe", SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
        {
            Since = new(1, 0, 0), Consent = ConsentRule.None, Gesture = Gesture.None, Shape = CallShape.Sync, Host = (_, _, _) => Task.FromResult(new OpenApiResult()), Default = null,
        }]));
    }

    private static void AssertDocumented(string member)
    {
        var found = s_docs.Descendants("member").FirstOrDefault(m => m.Attribute("name")!.Value is var name && (member[^1] == '(' ? name.StartsWith(member, StringComparison.Ordinal) : name == member));
        Assert.True(found?.Element("summary")?.Value.Trim().Length > 10, $"{member} has no summary.");
    }
}
