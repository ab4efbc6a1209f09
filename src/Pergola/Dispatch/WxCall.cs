using System.Text.RegularExpressions;
using Pergola.MiniApps;

namespace Pergola.Dispatch;

/// <summary>One call as it comes from the logic.</summary>
/// <param name="App">The instance that calls.</param>
/// <param name="Name">The name after <c>wx.</c>.</param>
/// <param name="ParamsJson">The JSON object of the parameters, without callbacks; empty when none was passed.</param>
/// <param name="PageId">The page on top; 0 when none is.</param>
/// <param name="ButtonId">The node of the <c>open-type</c> button whose tap makes the call; 0 for a call of the program itself. Never from JavaScript.</param>
internal readonly partial record struct WxCall(IMiniApp App, string Name, string ParamsJson, int PageId, int ButtonId = 0)
{
    /// <summary>Hears the events of a task before its answer; null when nobody does.</summary>
    public Action<string, System.Text.Json.JsonElement>? Progress { get; init; }

    /// <summary>The plugin that calls; null when the mini program itself does.</summary>
    public MiniApps.Plugins.PluginCaller? Plugin { get; init; }

    /// <summary>The API through which the program reaches this one, whose name errMsg bears: <c>invokeNativePlugin</c>; null when it is called by its own name.</summary>
    public string? Door { get; init; }

    /// <summary>The user's own choice on the sheet is put in at the control that calls: nothing else is asked for it, and the call ends as cancelled.</summary>
    public bool LeavesOwnToControl { get; init; }

    /// <summary>The name, fit to be shown: names that cannot be an API's come from an attacker and are not repeated.</summary>
    public string ShownName => Shape().IsMatch(Name) ? Name : "unknown";

    [GeneratedRegex("^[A-Za-z_$][A-Za-z0-9_$.]{0,99}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
