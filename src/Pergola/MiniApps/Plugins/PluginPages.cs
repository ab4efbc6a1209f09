using Pergola.MiniApps.Config;

namespace Pergola.MiniApps.Plugins;

/// <summary>The pages of plugins: <c>plugin://NAME/PAGE</c>, and <c>plugin-private://APPID/PATH</c> in a plugin's own code.</summary>
internal static class PluginPages
{
    public static PageTarget Resolve(MiniAppPackage package, string url, Dictionary<string, string> query)
    {
        var missing = new PageTarget(url, query, IsPage: false);
        var parts = url.Split("://", 2);
        var slash = parts[1].IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return missing;
        var (owner, page) = (parts[1][..slash], parts[1][(slash + 1)..]);
        var plugin = package.Plugins.FirstOrDefault(plugin => parts[0] switch
        {
            "plugin" => plugin.Reference.Name == owner,
            "plugin-private" => plugin.Reference.Provider == owner,
            _ => false,
        });
        if (plugin is null)
            return missing;
        var path = parts[0] == "plugin" ? plugin.Pages.GetValueOrDefault(page) : plugin.Pages.Values.FirstOrDefault(path => path.Trim('.', '/') == page.TrimStart('/'));
        return path is null || !package.Exists(plugin.PathOf(path) + ".wxml") ? missing : new PageTarget(plugin.PathOf(path), query, IsPage: true);
    }
}
