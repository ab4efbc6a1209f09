using System.Reflection;
using System.Text.Json;
using Pergola.Dispatch;
using Pergola.Runtime.WxApis;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis;

public sealed class WxApisTests
{
    public static TheoryData<string> Names { get; } = new(All().Select(static api => api.Name));

    /// <summary>What takes the user away from the program needs a tap of the user.</summary>
    private static readonly string[] LeavesTheProgram = ["exitMiniProgram", "navigateToMiniProgram", "openEmbeddedMiniProgram", "restartMiniProgram"];

    /// <summary>What was documented before there was a FileSystemManager: WeChat still has them, its typings do not.</summary>
    private static readonly string[] OfTheFirstFiles = ["getFileInfo", "getSavedFileInfo", "getSavedFileList", "removeSavedFile", "saveFile"];

    /// <summary>Those that ask for a scope, with the scope.</summary>
    private static readonly Dictionary<string, string> AsksFor = new()
    {
        ["getClipboardData"] = "scope.getClipboardData", ["saveVideoToPhotosAlbum"] = "scope.writePhotosAlbum", ["startLocationUpdate"] = "scope.userLocation",
    };

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
    public void Every_API_is_declared_in_a_property_of_its_name_without_consent(string name)
    {
        var api = All().Single(api => api.Name == name);
        Assert.NotNull(typeof(Wx).GetProperty(char.ToUpperInvariant(name[0]) + name[1..]));
        Assert.Equal((LeavesTheProgram.Contains(name) ? Gesture.Needed : Gesture.None, AsksFor.GetValueOrDefault(name), new Version(1, 0, 0)), (api.Gesture, api.Consent.Scope, api.Since));
    }

    [Fact]
    public void What_is_not_implemented_is_listed_by_the_way_it_fails()
    {
        var rest = DocumentedWxNames.Except(All().Select(static api => api.Name));

        Assert.Contains("openCard", rest.Callback);
        Assert.Contains("getXrFrameSystem", rest.Sync);
        Assert.Contains("onMemoryWarning", rest.Events);
        Assert.DoesNotContain("request", rest.Callback);
        Assert.DoesNotContain("getSystemInfoSync", rest.Sync);
        Assert.Equal(DocumentedWxNames.All.Count - WeChatNames.Count, rest.Callback.Count + rest.Sync.Count + rest.Factory.Count + rest.Events.Count);
    }

    public static TheoryData<string> Documented { get; } = new(DocumentedWxNames.All.Keys);

    /// <summary>The names that the logic answers itself.</summary>
    public static TheoryData<string> LogicNames { get; } = new(UsableNames.OfLogic.Except(["env"]));

    [Theory]
    [MemberData(nameof(Documented))]
    public void A_documented_name_is_declared_or_an_event_or_an_object_or_fails_as_its_kind_does(string name)
    {
        var declared = WxApiCatalog.Create([]).Apis.Where(static api => !api.IsHidden).Select(static api => api.Name).ToHashSet();
        var rest = DocumentedWxNames.Except([.. declared, .. UsableNames.OfLogic, .. WxEvents.Answered]);

        var ways = new[]
        {
            declared.Contains(name), UsableNames.IsOfLogic(name), WxEvents.Answered.Contains(name),
            rest.Callback.Contains(name), rest.Sync.Contains(name), rest.Factory.Contains(name), rest.Events.Contains(name),
        };
        Assert.Single(ways, static way => way);
    }

    [Theory]
    [MemberData(nameof(LogicNames))]
    public void What_the_logic_answers_is_documented_and_no_API_besides(string name)
    {
        Assert.True(DocumentedWxNames.All.ContainsKey(name) || OfTheFirstFiles.Contains(name), name);
        Assert.DoesNotContain(WxApiCatalog.Create([]).Apis, api => api.Name == name && !api.IsHidden);
    }

    [Fact]
    public void An_event_that_can_come_is_a_documented_one() =>
        Assert.All(WxEvents.Answered.Where(static name => name.StartsWith("on", StringComparison.Ordinal)), static name => Assert.Equal(DocumentedKind.Event, DocumentedWxNames.All[name]));

    [Fact]
    public void A_name_that_nobody_documents_is_not_listed() => Assert.DoesNotContain("getWindowSize", DocumentedWxNames.All.Keys);

    // What is hidden has no name below wx; the tests of the object that it stands behind look at it.
    private static IEnumerable<WxApi> All() =>
        typeof(Wx).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(static property => property.GetValue(null)).OfType<WxApi>().Where(static api => !api.IsHidden);
}
