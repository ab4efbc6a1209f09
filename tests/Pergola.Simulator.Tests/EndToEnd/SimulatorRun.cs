using Microsoft.Playwright;
using Pergola.Simulator.Commands;
using Pergola.Simulator.Programs;
using Pergola.Simulator.Servers;

namespace Pergola.Simulator.Tests.EndToEnd;

/// <summary>The whole simulator on free ports, on a copy of a sample program, with a page of Chromium that has opened it.</summary>
internal sealed class SimulatorRun : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly DirectoryInfo _folder;
    private readonly Parties _parties;
    private readonly Task _running;
    private readonly IBrowserContext _context;

    private SimulatorRun(DirectoryInfo folder, Parties parties, IBrowserContext context, IPage page, StringWriter terminal)
    {
        _folder = folder;
        _parties = parties;
        _context = context;
        Page = page;
        Terminal = terminal;
        _running = parties.RunProgramAsync(_stop.Token);
    }

    /// <summary>The simulator's page.</summary>
    public IPage Page { get; }

    /// <summary>What the terminal shows.</summary>
    public StringWriter Terminal { get; }

    /// <summary>What is drawn in the phone: the view of the page on top.</summary>
    public IFrameLocator View => Page.FrameLocator("#phone iframe");

    /// <summary>A file of the program, as a full path.</summary>
    public string File(string path) => Path.Combine(_folder.FullName, path);

    /// <summary>Starts it.</summary>
    public static async Task<SimulatorRun> StartAsync(IBrowser browser, string sample)
    {
        var folder = Directory.CreateTempSubdirectory("pergola-e2e");
        Copy(new DirectoryInfo(Path.Combine(RepositoryRoot(), "samples", "mini-programs", sample)), folder);
        var output = new StringWriter();
        var settings = new RunSettings(folder.FullName) { Port = 0, DataDirectory = Path.Combine(folder.FullName, ".pergola"), OpenBrowser = false };
        var parties = await Parties.StartAsync(settings, new Terminal(TextWriter.Synchronized(output), TextWriter.Synchronized(output)), CancellationToken.None);
        var context = await browser.NewContextAsync(new() { Locale = "en-US", ViewportSize = new() { Width = 1360, Height = 860 } });
        var page = await context.NewPageAsync();
        var run = new SimulatorRun(folder, parties, context, page, output);
        await page.GotoAsync(parties.PageAddress.AbsoluteUri);
        return run;
    }

    /// <summary>The folder of the solution.</summary>
    public static string RepositoryRoot([System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder, "Pergola.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("Pergola.slnx was not found above this file.");
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _stop.CancelAsync();
        await Task.WhenAny(_running);
        await _parties.DisposeAsync();
        _stop.Dispose();
        _folder.Delete(recursive: true);
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(Path.Combine(to.FullName, file.Name));
        foreach (var folder in from.EnumerateDirectories().Where(d => d.Name != ".pergola"))
            Copy(folder, to.CreateSubdirectory(folder.Name));
    }
}
