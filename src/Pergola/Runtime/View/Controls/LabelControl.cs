namespace Pergola.Runtime.View.Controls;

/// <summary><c>label</c>: its tap is the tap of the control named by <c>for</c>, else of the first control below it.</summary>
internal static class LabelControl
{
    public static void OnTap(ViewNode label, IControlHost host)
    {
        if (ControlOf(label) is { } control)
            host.Tap(control);
    }

    /// <summary>The control that the label belongs to, or null.</summary>
    public static ViewNode? ControlOf(ViewNode label)
    {
        var control = label.Attribute("for") is { Length: > 0 } id
            ? label.Page.Root?.Descendants().FirstOrDefault(node => node.AuthorId == id)
            : label.Descendants().FirstOrDefault(static node => node.Tag is "button" or "checkbox" or "radio" or "switch");
        // An input is focused by the view, and its label's tap is not its own.
        return control?.Tag is "label" or "input" or "textarea" ? null : control;
    }
}
