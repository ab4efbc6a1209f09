using Pergola.Dispatch;

namespace Pergola.Simulator.Reference;

/// <summary>The facts of a declaration as the reference pages write them.</summary>
internal static class ReferenceWords
{
    /// <summary>Which scope is asked for, and how often.</summary>
    public static string Consent(WxApi api) => api.Consent switch
    {
        { ScopeParameter: { } parameter } => $"asks for the scope that `{parameter}` names, once; the answer is kept",
        { Scope: { } scope, IsRemembered: true } => $"`{scope}`, asked once; the answer is kept",
        { Scope: { } scope } => $"`{scope}`, asked at every call{Sheet(api)}",
        _ => "none",
    };

    /// <summary>Whether a tap is spent.</summary>
    public static string Gesture(WxApi api) => api.Gesture switch
    {
        Dispatch.Gesture.Needed => "a tap of the user, spent by the call",
        Dispatch.Gesture.FocusNeeded => "a tap of the user or the focus on an input, spent by the call",
        _ => "none",
    };

    /// <summary>How JavaScript calls it.</summary>
    public static string Shape(WxApi api) => api.Shape switch
    {
        CallShape.Sync => api.Positional.Count > 0 ? $"`wx.{api.Name}({string.Join(", ", api.Positional)})`, which gives its answer back" : $"`wx.{api.Name}()`, which gives its answer back",
        CallShape.CallbackOnly => $"`wx.{api.Name}({{success, fail, complete}})`, never a promise",
        CallShape.Task => $"`wx.{api.Name}({{success, fail, complete}})`, which gives a `{TypingsSignatures.TaskName(api.Name)}`",
        _ => $"`wx.{api.Name}({{success, fail, complete}})`, or a promise when none of the three is given",
    };

    /// <summary>The start of a chapter's name in words: <c>UserData</c> is "User data".</summary>
    public static string Chapter(string chapter) =>
        string.Concat(chapter.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));

    private static string Sheet(WxApi api)
    {
        var shown = api is IHostedApi { HasPreview: true } ? "; at v2 and v3 the sheet shows the masked value" : "";
        return api is IHostedApi { Choices: [_, _, ..] choices } ? $"{shown}; the user chooses: {string.Join(", ", choices.Select(c => $"`{c}`"))}" : shown;
    }
}
