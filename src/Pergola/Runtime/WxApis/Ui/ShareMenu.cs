using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.View.Controls;

namespace Pergola.Runtime.WxApis;

/// <summary>What the capsule's menu offers of sharing the page.</summary>
internal static class ShareMenu
{
    private static readonly string[] s_known = ["shareAppMessage", "shareTimeline"];

    public static ValueTask<OpenApiResult> Change(IMiniApp app, int page, bool visible, IReadOnlyList<string> menus, bool? withShareTicket = null)
    {
        if (menus.FirstOrDefault(static menu => !s_known.Contains(menu)) is { } unknown)
            throw OpenApiErrors.Refused($"invalid menus: there is no {unknown}");
        app.Ui.Apply(new UiChange("shareMenu", page, ControlDetail.Of(writer =>
        {
            foreach (var menu in menus) writer.WriteBoolean(menu, visible);
            if (withShareTicket is { } wanted) writer.WriteBoolean("withShareTicket", wanted);
        })));
        return new(new OpenApiResult());
    }
}
