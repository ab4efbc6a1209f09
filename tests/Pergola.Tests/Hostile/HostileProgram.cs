using Pergola.Runtime.Scripting;
using Pergola.Tests.MiniApps;

namespace Pergola.Tests.Hostile;

/// <summary>A mini program that means harm.</summary>
/// <param name="Name">What it does, in a few words.</param>
/// <param name="Sees">What its author reads: part of an error, of a console line or of the reason of its end. Null where it harms nobody, not even itself.</param>
public sealed record HostileProgram(string Name, string? Sees)
{
    public const string Page = "pages/index/index";

    /// <summary>What the watch over a process says of one that took more than the heap's limit and what comes on top of it.</summary>
    public const string TooMuchMemory = "of memory, and the limit is 256 MB";

    public string Script { get; init; } = "Page({})";

    public string Template { get; init; } = "<view/>";

    public string App { get; init; } = "App({})";

    public string Json { get; init; } = """{"pages": ["pages/index/index"]}""";

    /// <summary>Other files of the package, by path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>What is done to the folder that holds the package as <c>program</c>.</summary>
    public Action<TempFolder>? Prepare { get; init; }

    /// <summary>What its author may read instead where its process is watched from outside, and ended by whoever finds it first.</summary>
    public string? SeesOutside { get; init; }

    /// <summary>Whether the program has ended by its act; null where both are good.</summary>
    public bool? IsStopped { get; init; } = false;

    /// <summary>Whether it is not even started.</summary>
    public bool IsRefused { get; init; }

    /// <summary>What sets it off; null taps its button, if it has one.</summary>
    public Func<HostileRun, Task>? Attack { get; init; }

    /// <summary>What else must be true afterwards.</summary>
    public Func<HostileRun, Task>? Then { get; init; }

    /// <summary>A program whose button runs this code.</summary>
    public static HostileProgram OnTap(string name, string? sees, string code) =>
        new(name, sees) { Script = $$"""Page({ tap() { {{code}} } })""", Template = """<button bindtap="tap">Go</button>""" };

    /// <summary>A program whose page runs this code when it opens.</summary>
    public static HostileProgram OnLoad(string name, string? sees, string code, string template = "<view/>") =>
        new(name, sees) { Script = $$"""Page({ onLoad() { {{code}} } })""", Template = template };

    /// <summary>A program whose button runs this code beside a worker that runs the other.</summary>
    public static HostileProgram WithWorker(string name, string? sees, string code, string worker) => OnTap(name, sees, code) with
    {
        Json = """{"pages": ["pages/index/index"], "workers": "workers"}""", Files = new Dictionary<string, string> { ["workers/main.js"] = worker },
    };

    public TempFolder Write()
    {
        var folder = new TempFolder().With("program/app.json", Json).With("program/app.js", App).With($"program/{Page}.js", Script).With($"program/{Page}.wxml", Template);
        foreach (var (path, text) in Files)
            folder.With("program/" + path, text);
        Prepare?.Invoke(folder);
        return folder;
    }

    public async Task SetOffAsync(HostileRun run)
    {
        try
        {
            if (Attack is not null)
                await Attack(run);
            else if (Template.Contains("<button", StringComparison.Ordinal))
                await run.TapAsync();
        }
        catch (Exception ended) when (ended is ScriptException or ObjectDisposedException)
        {
            // That is what the attack came to; what the author sees of it is looked at next.
        }
    }
}
