using Pergola.Dispatch;

namespace Pergola.Simulator.Commands;

/// <summary>What <c>pergola run</c> was asked to do.</summary>
/// <param name="Program">The mini program's folder or zip file, as a full path.</param>
internal sealed record RunSettings(string Program)
{
    /// <summary>The page's port; the next three belong to the servers beside it. 0: any free ones.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Where everything is kept between two starts, as a full path.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whether to open the page in a browser.</summary>
    public bool OpenBrowser { get; init; } = true;

    /// <summary>Origins that are served elsewhere.</summary>
    public IReadOnlyList<OriginMapping> Maps { get; init; } = [];

    /// <summary>Further origins that the program may reach.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Where plugins are.</summary>
    public IReadOnlyList<PluginFolder> Plugins { get; init; } = [];

    /// <summary>How strictly <c>wx</c> is played.</summary>
    public WxProfile Profile { get; init; }

    /// <summary>The SDK generation that is played; null for the newest.</summary>
    public Version? SdkVersion { get; init; }

    /// <summary>Whether the program's code runs in a process of its own.</summary>
    public bool Isolate { get; init; }
}
