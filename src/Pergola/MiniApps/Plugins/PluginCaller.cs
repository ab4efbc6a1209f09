namespace Pergola.MiniApps.Plugins;

/// <summary>The plugin that makes a call: what is its own and not the mini program's.</summary>
/// <param name="AppId">The plugin's appid.</param>
/// <param name="Version">Its version; <c>dev</c> in development.</param>
/// <param name="Storage">Its storage, in this program, for this user.</param>
/// <param name="Network">Its way out to the network.</param>
public sealed record PluginCaller(string AppId, string Version, MiniAppStorage Storage, NetworkGate Network);
