using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.MiniApps.Config;
using Pergola.Runtime.Scripting;
using Pergola.Runtime.View.Controls;
using Pergola.Runtime.WxApis;

namespace Pergola.Runtime.Logic;

/// <summary>What the boot script is told, as JSON (docs/view-protocol.md, section 5).</summary>
internal static class BootJson
{
    public static ScriptValue Of(MiniApp app, WxApiCatalog catalog)
    {
        var known = catalog.Apis.Where(api => api.Since <= app.Options.SdkVersion).ToArray();
        var unsupported = DocumentedWxNames.Except([.. known.Select(static api => api.Name), .. UsableNames.OfLogic, .. WxEvents.Answered]);
        return Text(new BootRequest(
            app.Context.App.AppId,
            EnvVersionName(app.Context.App.EnvVersion),
            app.Config.Raw,
            [.. app.Config.Plugins.Select(plugin => BootPlugin.Of(plugin, app.Plugins.Installed))],
            Window(app.Device),
            [.. known.Select(static api => new BootApi(api.Name, Camel(api.Shape), api.Positional, api.Returns, api.IsHidden))],
            unsupported,
            WxEvents.Answered), RuntimeJson.Default.BootRequest);
    }

    public static ScriptValue Of(LaunchOptions launch) =>
        Text(new LaunchRequest(launch.Path, launch.Query, launch.Scene, new(launch.ReferrerAppId, launch.ReferrerExtraData)), RuntimeJson.Default.LaunchRequest);

    /// <summary>What <c>onPageNotFound</c> tells: an entry that is no page.</summary>
    public static ScriptValue NotFound(PageTarget target) => ScriptValue.From(ControlDetail.Of(writer =>
    {
        writer.WriteString("path", target.Route);
        writer.WriteStartObject("query");
        foreach (var (name, value) in target.Query)
            writer.WriteString(name, value);
        writer.WriteEndObject();
        writer.WriteBoolean("isEntryPage", true);
    }).GetRawText());

    public static string Stack(IReadOnlyList<int> stack) => $$"""{"stack":[{{string.Join(',', stack)}}]}""";

    /// <summary>As <see cref="Stack(IReadOnlyList{int})"/>, with the move that was made.</summary>
    public static string Stack(IReadOnlyList<int> stack, string openType) => $$"""{"stack":[{{string.Join(',', stack)}}],"openType":"{{openType}}"}""";

    /// <summary>The event of a page whose window has another size.</summary>
    public static ScriptValue Resized(DeviceInfo device) => ScriptValue.From(ControlDetail.Of(writer =>
    {
        writer.WriteStartObject("size");
        writer.WriteNumber("windowWidth", device.WindowWidth);
        writer.WriteNumber("windowHeight", device.WindowHeight);
        writer.WriteNumber("screenWidth", device.WindowWidth);
        writer.WriteNumber("screenHeight", device.ScreenHeight);
        writer.WriteEndObject();
        writer.WriteString("deviceOrientation", device.WindowWidth > device.WindowHeight ? "landscape" : "portrait");
        writer.WritePropertyName("device");
        Window(device).WriteTo(writer);
    }).GetRawText());

    /// <summary>What the logic's own observers measure by.</summary>
    public static JsonElement Window(DeviceInfo device) => ControlDetail.Of(writer =>
    {
        writer.WriteNumber("windowWidth", device.WindowWidth);
        writer.WriteNumber("windowHeight", device.WindowHeight);
        writer.WriteNumber("pixelRatio", device.PixelRatio);
        writer.WriteString("theme", device.Theme);
    });

    public static ScriptValue Tab(int index, TabBarItem tab) => ScriptValue.From(ControlDetail.Of(writer =>
    {
        writer.WriteNumber("index", index);
        writer.WriteString("pagePath", tab.PagePath);
        writer.WriteString("text", tab.Text);
    }).GetRawText());

    public static ScriptValue Rejection(ScriptError error) =>
        ScriptValue.From(ControlDetail.Of(writer => writer.WriteString("reason", error.Message)).GetRawText());

    /// <summary>The documents' word for a version: <c>develop</c>, <c>trial</c>, <c>release</c>.</summary>
    public static string EnvVersionName(EnvVersion version) => version switch
    {
        EnvVersion.Develop => "develop",
        EnvVersion.Trial => "trial",
        _ => "release",
    };

    private static string Camel(CallShape shape) => JsonNamingPolicy.CamelCase.ConvertName(shape.ToString());

    private static ScriptValue Text<T>(T value, JsonTypeInfo<T> contract) => ScriptValue.From(JsonSerializer.Serialize(value, contract));
}

/// <summary>What the boot script starts with.</summary>
internal sealed record BootRequest(
    string AppId, string EnvVersion, JsonElement Config, IReadOnlyList<BootPlugin> Plugins, JsonElement Device, IReadOnlyList<BootApi> Apis, UnsupportedWxNames Unsupported, IReadOnlyList<string> Events);

/// <summary>One API of the <c>wx</c> object, or a hidden one that an object of the logic calls.</summary>
internal sealed record BootApi(string Name, string Shape, IReadOnlyList<string> Positional, string? Returns, bool Hidden);

/// <summary>How the program was launched.</summary>
internal sealed record LaunchRequest(string Path, IReadOnlyDictionary<string, string> Query, int Scene, ReferrerInfo ReferrerInfo);
