using System.Reflection;
using System.Text.Json;
using Pergola.Dispatch;
using Pergola.Runtime.WxApis;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class WxApisTests
{
    public static TheoryData<string> Names { get; } = new(All().Select(static api => api.Name));

    /// <summary>The one that the documents of the superapp service have, and WeChat has not.</summary>
    public static TheoryData<string> WeChatNames { get; } = new(All().Select(static api => api.Name).Except(["invokeNativePlugin"]));

    [Theory]
    [MemberData(nameof(WeChatNames))]
    public void Every_API_is_one_that_WeChat_documents(string name) => Assert.Contains(name, DocumentedWxNames.All.Keys);

    [Theory]
    [MemberData(nameof(WeChatNames))]
    public void Every_API_is_called_as_WeChat_documents_it(string name)
    {
        var api = All().Single(api => api.Name == name);
        var expected = DocumentedWxNames.All[name] switch
        {
            DocumentedKind.Sync => CallShape.Sync,
            DocumentedKind.Task => CallShape.Task,
            _ => CallShape.Callback,
        };
        Assert.Equal(expected, api.Shape);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_of_a_synchronous_call_is_a_parameter(string name)
    {
        var api = All().Single(api => api.Name == name);
        var known = api.ParamsType.Properties.Select(static property => property.Name).ToList();
        Assert.All(api.Positional, argument => Assert.Contains(argument, known));
        if (api.Returns is { } field and not "undefined")
            Assert.Contains(field, api.ResultType.Properties.Select(static property => property.Name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_API_is_declared_in_a_property_of_its_name_without_gesture(string name)
    {
        var api = All().Single(api => api.Name == name);
        Assert.NotNull(typeof(Wx).GetProperty(char.ToUpperInvariant(name[0]) + name[1..]));
        // What reads or fills what is the user's own asks; the others do not.
        var scope = name switch { "getClipboardData" => "scope.getClipboardData", "saveVideoToPhotosAlbum" => "scope.writePhotosAlbum", _ => null };
        Assert.Equal((Gesture.None, scope, new Version(1, 0, 0)), (api.Gesture, api.Consent.Scope, api.Since));
    }

    [Fact]
    public void What_is_not_implemented_is_listed_by_the_way_it_fails()
    {
        var rest = DocumentedWxNames.Except(All().Select(static api => api.Name));

        Assert.Contains("scanCode", rest.Callback);
        Assert.Contains("getVideoInfo", rest.Callback);
        Assert.Contains("createTCPSocket", rest.Factory);
        Assert.Contains("getRecorderManager", rest.Factory);
        Assert.Contains("getExptInfoSync", rest.Sync);
        Assert.Contains("onMemoryWarning", rest.Events);
        Assert.DoesNotContain("request", rest.Callback);
        Assert.DoesNotContain("getSystemInfoSync", rest.Sync);
        Assert.Equal(DocumentedWxNames.All.Count - WeChatNames.Count, rest.Callback.Count + rest.Sync.Count + rest.Factory.Count + rest.Events.Count);
    }

    [Fact]
    public void A_name_that_nobody_documents_is_not_listed() => Assert.DoesNotContain("getWindowSize", DocumentedWxNames.All.Keys);

    // What is hidden has no name below wx; the tests of the object that it stands behind look at it.
    private static IEnumerable<WxApi> All() =>
        typeof(Wx).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(static property => property.GetValue(null)).OfType<WxApi>().Where(static api => !api.IsHidden);
}
