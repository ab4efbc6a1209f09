namespace Pergola.Runtime.View;

/// <summary>What a view without a layout answers: every box is empty, and a picture has no size.</summary>
internal static class HeadlessAnswers
{
    /// <summary>How long a frame takes where nothing is drawn.</summary>
    public static TimeSpan Frame { get; } = TimeSpan.FromMilliseconds(16);

    public static string To(string method) => method switch
    {
        "rect" => """{"left":0,"top":0,"right":0,"bottom":0,"width":0,"height":0}""",
        "scrollOffset" => """{"scrollLeft":0,"scrollTop":0,"scrollWidth":0,"scrollHeight":0}""",
        "image" => """{"width":0,"height":0}""",
        _ => "null",
    };
}
