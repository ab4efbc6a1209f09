namespace Pergola.AspNetCore;

/// <summary>The bundles of web/, read once.</summary>
internal sealed class WebFiles
{
    public WebFile ShellScript { get; } = new("shell.js", "text/javascript; charset=utf-8");

    public WebFile ShellSheet { get; } = new("shell.css", "text/css; charset=utf-8");

    public WebFile ViewScript { get; } = new("view.js", "text/javascript; charset=utf-8");

    public WebFile ViewSheet { get; } = new("view.css", "text/css; charset=utf-8");

    public WebFile Regions { get; } = new("regions.js", "text/javascript; charset=utf-8");

    public WebFile Frame { get; } = new("frame.html", "text/html; charset=utf-8");
}
