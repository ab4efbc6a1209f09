namespace Pergola.Runtime.View.Controls;

/// <summary>What a tap on a control means. One table, for the browser and the headless view alike.</summary>
internal static class TapControls
{
    private static readonly Dictionary<string, Func<ViewNode, IControlHost, Action>> ByTag = new()
    {
        ["button"] = ButtonControl.Meaning,
        ["checkbox"] = Then(CheckboxControl.OnTap),
        ["label"] = Then(LabelControl.OnTap),
        ["navigator"] = Then(NavigatorControl.OnTap),
        ["radio"] = Then(RadioControl.OnTap),
        ["switch"] = Then(SwitchControl.OnTap),
    };

    /// <summary>The control that a tap on <paramref name="target"/> belongs to, or null.</summary>
    public static ViewNode? Find(ViewNode target) => target.Closest(static node => node.Tag is not null && ByTag.ContainsKey(node.Tag));

    /// <summary>
    /// Whether the tap must not be told to the program: a disabled control has no events, nor has an <c>open-type</c> button while it shows that it loads,
    /// because a tap that is told must be followed by a result.
    /// </summary>
    public static bool IsDisabled(ViewNode target) => Find(target) is { } control && IsOff(control);

    /// <summary>The <c>open-type</c> button that a tap on <paramref name="target"/> works, itself or through its label; else null.</summary>
    public static ViewNode? OpenTypeButton(ViewNode target)
    {
        var control = Find(target) is { Tag: "label" } label ? LabelControl.ControlOf(label) : Find(target);
        return control is not null && !IsOff(control) && ButtonControl.OpenTypeOf(control) is not null ? control : null;
    }

    /// <summary>What a tap does, as the control stands now; run it when the program has been told of the tap. Null when it does nothing.</summary>
    public static Action? Meaning(ViewNode target, IControlHost host) =>
        Find(target) is { } control && !IsOff(control) ? ByTag[control.Tag!](control, host) : null;

    private static bool IsOff(ViewNode control) => control.Has("disabled") || (control.Has("loading") && ButtonControl.OpenTypeOf(control) is not null);

    private static Func<ViewNode, IControlHost, Action> Then(Action<ViewNode, IControlHost> onTap) => (node, host) => () => onTap(node, host);
}
