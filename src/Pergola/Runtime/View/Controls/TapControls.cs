namespace Pergola.Runtime.View.Controls;

/// <summary>What a tap on a control means. One table, for the browser and the headless view alike.</summary>
internal static class TapControls
{
    private static readonly Dictionary<string, Action<ViewNode, IControlHost>> ByTag = new()
    {
        ["button"] = ButtonControl.OnTap,
        ["checkbox"] = CheckboxControl.OnTap,
        ["label"] = LabelControl.OnTap,
        ["navigator"] = NavigatorControl.OnTap,
        ["radio"] = RadioControl.OnTap,
        ["switch"] = SwitchControl.OnTap,
    };

    /// <summary>The control that a tap on <paramref name="target"/> belongs to, or null.</summary>
    public static ViewNode? Find(ViewNode target) => target.Closest(static node => node.Tag is not null && ByTag.ContainsKey(node.Tag));

    /// <summary>Whether the tap must not be told to the program: a disabled control has no events.</summary>
    public static bool IsDisabled(ViewNode target) => Find(target) is { } control && control.Has("disabled");

    public static void OnTap(ViewNode target, IControlHost host)
    {
        if (Find(target) is { } control && !control.Has("disabled"))
            ByTag[control.Tag!](control, host);
    }
}
