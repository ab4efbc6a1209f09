using System.Text.Json;

namespace Pergola.MiniApps;

/// <summary>
/// What the host draws around a mini program, outside its frame: navigation bar, tab bar, toasts and dialogs.
/// The simulator draws it in the page, a test scripts it.
/// </summary>
public interface IMiniAppUi
{
    /// <summary>Changes something that stays until it is changed again: the title, the bars, a toast, a loading mark.</summary>
    /// <param name="change">What changes.</param>
    void Apply(UiChange change);

    /// <summary>Asks the user something and waits: a modal or an action sheet.</summary>
    Task<UiAnswer> AskAsync(UiQuestion question, CancellationToken cancellationToken);
}

/// <summary>A lasting change of what is drawn around the program.</summary>
/// <param name="Kind">
/// <c>navigationBar</c>, <c>navigationBarLoading</c>, <c>tabBar</c>, <c>tabBarItem</c>, <c>tabBarBadge</c>, <c>toast</c>, <c>loading</c>, <c>hideToast</c>,
/// <c>hideLoading</c>, <c>pullDownRefresh</c>, <c>background</c>, <c>webView</c>.
/// </param>
/// <param name="PageId">The page it belongs to; 0 for the whole program.</param>
/// <param name="Data">The API's parameters, with their defaults filled in.</param>
public sealed record UiChange(string Kind, int PageId, JsonElement Data);

/// <summary>A question to the user.</summary>
/// <param name="Kind"><c>modal</c>, <c>actionSheet</c>, <c>consent</c>, <c>settings</c>, ... (docs/view-protocol.md section 4).</param>
/// <param name="PageId">The page that asks.</param>
/// <param name="Data">What to show.</param>
public sealed record UiQuestion(string Kind, int PageId, JsonElement Data);

/// <summary>The user's answer.</summary>
/// <param name="Confirmed">Whether the user confirmed; false for cancel and for closing.</param>
/// <param name="Index">The tapped item of an action sheet, from 0; -1 when none was.</param>
/// <param name="Content">The text typed into an editable modal, or null.</param>
public sealed record UiAnswer(bool Confirmed, int Index = -1, string? Content = null)
{
    /// <summary>The whole answer, for kinds of questions that have more to say (docs/view-protocol.md section 4); undefined where there is none.</summary>
    public JsonElement Data { get; init; }
}

/// <summary>The device and window that the program sees. Lengths are in CSS pixels.</summary>
public sealed record DeviceInfo
{
    /// <summary>The device's model.</summary>
    public string Model { get; init; } = "Pergola";

    /// <summary><c>devtools</c>, <c>android</c>, <c>ios</c>.</summary>
    public string Platform { get; init; } = "devtools";

    /// <summary>The system's name and version.</summary>
    public string System { get; init; } = "Pergola 1.0";

    /// <summary>The window's width.</summary>
    public int WindowWidth { get; init; } = 375;

    /// <summary>The window's height, without navigation bar and tab bar.</summary>
    public int WindowHeight { get; init; } = 603;

    /// <summary>The screen's height.</summary>
    public int ScreenHeight { get; init; } = 667;

    /// <summary>The status bar's height.</summary>
    public int StatusBarHeight { get; init; } = 20;

    /// <summary>Device pixels for each CSS pixel.</summary>
    public double PixelRatio { get; init; } = 2;

    /// <summary>The user's language, such as <c>en</c> or <c>zh_CN</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary><c>light</c> or <c>dark</c>.</summary>
    public string Theme { get; init; } = "light";
}
