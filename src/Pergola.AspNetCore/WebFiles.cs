namespace Pergola.AspNetCore;

/// <summary>The bundles of web/, read once.</summary>
internal sealed class WebFiles
{
    public WebFile ShellScript { get; } = new("shell.js", "text/javascript; charset=utf-8");

    public WebFile ShellSheet { get; } = new("shell.css", "text/css; charset=utf-8");

    public WebFile Regions { get; } = new("regions.js", "text/javascript; charset=utf-8");

    /// <summary>The frame's page, with the view client in it.</summary>
    public WebFile Frame { get; } = new("frame.html", "text/html; charset=utf-8");
}
