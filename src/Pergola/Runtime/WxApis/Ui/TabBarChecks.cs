using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Runtime.WxApis;

/// <summary>What the APIs of the tab bar check before they change it.</summary>
internal static class TabBarChecks
{
    /// <summary>The page on top must be one of the tab bar.</summary>
    public static void OnTabPage(IMiniApp app)
    {
        if (app.Config.TabBarFor(app.Device.Theme) is not { } bar || !bar.Items.Any(item => item.PagePath == app.Pages.TopRoute))
            throw new OpenApiException("not TabBar page");
    }

    /// <summary>As <see cref="OnTabPage"/>, and there must be a tab with this index.</summary>
    public static void OnTab(IMiniApp app, double index)
    {
        OnTabPage(app);
        if (index < 0 || index != Math.Floor(index) || index >= app.Config.TabBarFor(app.Device.Theme)!.Items.Count)
            throw new OpenApiException("tabbar item not found");
    }
}
