using System.Text.Json;
using Pergola.Dispatch;

namespace Pergola.Tests.Dispatch;

/// <summary>What the profile WeChat asks for beyond the documents, over the whole catalogue.</summary>
public sealed class WxProfileTests
{
    private static readonly WxApiCatalog s_catalogue = WxApiCatalog.Create([]);

    public static TheoryData<string> Stricter => [.. s_catalogue.Apis.Where(a => a.RequiredByWeChat.Count > 0).Select(a => a.Name)];

    public static TheoryData<string> Looser => [.. s_catalogue.Apis.Where(a => a.TakenAsText.Count > 0).Select(a => a.Name)];

    [Fact]
    public void The_documents_are_the_default() => Assert.Equal(WxProfile.Sas, new PergolaOptions().Profile);

    [Theory]
    [MemberData(nameof(Stricter))]
    public void What_WeChat_requires_is_a_parameter_that_may_be_left_out_otherwise(string name)
    {
        var api = s_catalogue.Find(name)!;
        var faults = Faults(api, "{}", WxProfile.Sas) ?? "";

        Assert.All(api.RequiredByWeChat, required =>
        {
            Assert.Contains(required, api.Contract.Fields.Select(f => f.Name));
            Assert.DoesNotContain($"parameter.{required} ", faults, StringComparison.Ordinal);
        });
    }

    /// <summary>Each missing parameter has its sentence, in the order of the declaration, each ended by a semicolon.</summary>
    [Theory]
    [MemberData(nameof(Stricter))]
    public void All_that_is_missing_is_named_at_once(string name)
    {
        var api = s_catalogue.Find(name)!;
        var expected = api.Contract.Fields.Where(f => f.IsRequired || api.RequiredByWeChat.Contains(f.Name))
            .Select(f => $"parameter.{f.Name} should be {f.Value.Type} instead of Undefined;");

        Assert.Equal("parameter error: " + string.Concat(expected), Faults(api, "{}", WxProfile.WeChat));
    }

    [Theory]
    [MemberData(nameof(Looser))]
    public void What_is_taken_as_text_is_a_string_and_nothing_else_for_WeChat(string name)
    {
        var api = s_catalogue.Find(name)!;
        Assert.All(api.TakenAsText, taken =>
        {
            Assert.Equal(JsType.String, api.Contract.Fields.Single(f => f.Name == taken.Key).Value.Type);
            Assert.IsType<JsonTextConverter>(api.ParamsType.Properties.Single(p => p.Name == taken.Key).CustomConverter);
            var json = $$"""{"{{taken.Key}}":{{(taken.Value == JsonValueKind.Number ? "1" : "{}")}}}""";
            var fault = $"parameter.{taken.Key} should be String instead of {taken.Value};";
            Assert.DoesNotContain(fault, Faults(api, json, WxProfile.Sas) ?? "", StringComparison.Ordinal);
            Assert.Contains(fault, Faults(api, json, WxProfile.WeChat)!, StringComparison.Ordinal);
        });
    }

    private static string? Faults(WxApi api, string json, WxProfile profile)
    {
        try
        {
            CallParams.Read(api, JsonElement.Parse(json), profile);
            return null;
        }
        catch (OpenApiException e)
        {
            return e.Reason;
        }
    }
}
