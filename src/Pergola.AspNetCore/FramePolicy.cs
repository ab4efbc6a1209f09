namespace Pergola.AspNetCore;

/// <summary>The Content-Security-Policy of the frame: it may draw what the host serves for this instance, and reach nothing else.</summary>
internal static class FramePolicy
{
    /// <summary>For answers that are shown as themselves, such as an SVG opened in a tab: nothing in them runs or loads.</summary>
    public const string Resource = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    /// <summary>The policy of one instance's frame.</summary>
    /// <param name="script">The hash of the script in the frame's page, as the policy names it.</param>
    /// <param name="assets">Where the parts of the view are served, such as <c>http://localhost:5080/pergola</c>.</param>
    /// <param name="instance">The instance's id.</param>
    /// <param name="ancestors">The origins that may hold the frame.</param>
    public static string Frame(string script, string assets, string instance, string ancestors)
    {
        var resource = $"{assets}/{instance}/resource";
        return string.Join("; ",
            "default-src 'none'",
            $"script-src '{script}' {assets}/regions.js",
            // The program's styles are text that the view filters; what they name passes img-src and font-src.
            "style-src 'unsafe-inline'",
            $"img-src {resource} data: blob:",
            $"font-src {resource} data: blob:",
            $"media-src {resource} data: blob:",
            "connect-src 'none'",
            "frame-src 'none'",
            "form-action 'none'",
            "base-uri 'none'",
            $"frame-ancestors {ancestors}",
            // Opaque also when somebody opens the address itself.
            "sandbox allow-scripts");
    }
}
