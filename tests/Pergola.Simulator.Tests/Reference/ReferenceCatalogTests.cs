using Pergola.Dispatch;
using Pergola.Simulator.Reference;

namespace Pergola.Simulator.Tests.Reference;

public class ReferenceCatalogTests
{
    private static readonly ReferenceCatalog Catalog = ReferenceCatalog.Load();

    public static TheoryData<string> Names => [.. Catalog.Apis.Select(a => a.Name)];

    [Fact]
    public void It_has_every_api_of_the_sdk_that_has_a_name_below_wx() =>
        Assert.Equal(WxApiCatalog.Create([]).Apis.Where(a => !a.IsHidden).Select(a => a.Name), Catalog.Apis.Select(a => a.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_api_has_a_chapter_and_a_sentence(string name)
    {
        var doc = Find(name);

        Assert.NotEmpty(doc.Chapter);
        Assert.EndsWith(".", doc.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_field_says_what_it_means(string name) =>
        Assert.Empty(Find(name).Params.Concat(Find(name).Result).Where(f => f.Meaning.Length == 0).Select(f => f.Path));

    [Fact]
    public void An_open_api_names_its_source() =>
        Assert.Empty(Catalog.Apis.Where(a => a.IsOpenApi && a.Source.Length == 0).Select(a => a.Name));

    [Fact]
    public void The_chapter_is_the_folder_of_the_file()
    {
        Assert.Equal("Login", Find("checkSession").Chapter);
        Assert.Equal("Storage", Find("clearStorageSync").Chapter);
        Assert.Equal("", ApiChapters.Of("NoSuchApi"));
    }

    [Fact]
    public void A_parameter_has_its_type_its_default_and_whether_it_must_be_given()
    {
        var method = Find("request").Params.Single(p => p.Path == "method");

        Assert.Equal(("string", false, "\"GET\""), (method.Type, method.IsRequired, method.Default));
        Assert.True(Find("request").Params.Single(p => p.Path == "url").IsRequired);
    }

    [Fact]
    public void What_is_inside_a_field_is_told_behind_its_name() =>
        Assert.Contains(Find("getAccountInfoSync").Result, f => f is { Path: "miniProgram.appId", Type: "string", IsRequired: true });

    [Fact]
    public void The_source_document_is_not_part_of_the_sentence()
    {
        Assert.Equal("Gives the mini program a login code for the signed-in user.", Find("login").Summary);
        Assert.Equal("mini program open APIs, \"login\"", Find("login").Source);
    }

    private static ApiDoc Find(string name) => Catalog.Apis.Single(a => a.Name == name);
}
