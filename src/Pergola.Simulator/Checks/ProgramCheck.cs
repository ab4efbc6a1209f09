using System.Diagnostics;
using Pergola.MiniApps;
using Pergola.Runtime.Scripting;
using Pergola.Simulator.Panels;
using Pergola.Simulator.Programs;
using Pergola.Testing;

namespace Pergola.Simulator.Checks;

/// <summary>Opens every page of a mini program, each in an instance of its own, without a browser and without a network.</summary>
/// <param name="host">Opens the pages.</param>
/// <param name="time">The clock of the patience.</param>
/// <param name="settings">The program, and how its pages are opened.</param>
/// <param name="prepare">Called before each page is opened, with the mini program: puts into its storage what an earlier page would have left there.</param>
internal sealed class ProgramCheck(MiniAppHost host, TimeProvider time, CheckSettings settings, Action<MiniAppInfo>? prepare = null)
{
    /// <summary>What a page is given on a machine that has something else to do, too.</summary>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(20);

    /// <summary>Opens them one after the other.</summary>
    /// <param name="progress">Told how many pages of how many are done.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CheckReport> RunAsync(Action<int, int> progress, CancellationToken cancellationToken)
    {
        MiniAppInfo? app = null;
        var source = new ProgramSource(settings.Program, []);
        try
        {
            using var package = source.Open();
            app = source.Describe(package);
            var config = AppConfig.Load(package);
            if (settings.Pages.FirstOrDefault(one => !config.IsPage(one.Page)) is { } unknown)
                throw new PackageException($"--page names '{unknown.Page}', which app.json does not list.", "app.json");
            var whole = new List<CheckError>();
            var pages = new List<PageReport>();
            foreach (var page in config.Pages)
            {
                progress(pages.Count, config.Pages.Count);
                pages.Add(await OpenAsync(app, package, page, whole, cancellationToken));
            }

            progress(pages.Count, config.Pages.Count);
            return new(app.AppId, app.Name, [.. whole.Distinct()], pages);
        }
        catch (Exception e) when (ProgramFaults.Of(e) is { } fault)
        {
            return new(app?.AppId, app?.Name, [ToError(fault)], []);
        }
    }

    private async Task<PageReport> OpenAsync(MiniAppInfo app, MiniAppPackage package, string page, List<CheckError> whole, CancellationToken cancellationToken)
    {
        var log = new RunLog();
        var started = Stopwatch.GetTimestamp();
        try
        {
            prepare?.Invoke(app);
            var launch = new MiniAppLaunch { App = app, Package = package, EntryPath = settings.Pages.LastOrDefault(one => one.Page == page)?.Path ?? page, Ui = new ScriptedUi(), Observer = log };
            await using var running = await host.StartMiniAppAsync(launch, cancellationToken).WaitAsync(settings.Patience, time, cancellationToken);
            var milliseconds = await DrawnAsync(log, started, cancellationToken);
            // What the first render set off (callbacks of setData, promises) is part of the page.
            await running.Logic.SettleAsync();
            return Report(page, log, milliseconds, whole);
        }
        catch (TimeoutException)
        {
            return Report(page, log, null, whole, new CheckError($"The page was not drawn within {settings.Patience.TotalSeconds:0} seconds."));
        }
        catch (ObjectDisposedException)
        {
            return Report(page, log, null, whole, new CheckError($"The mini program stopped: {log.Stopped}"));
        }
        catch (Exception e) when (ProgramFaults.Of(e) is { } fault)
        {
            return Report(page, log, null, whole, ToError(fault));
        }
    }

    private async Task<double?> DrawnAsync(RunLog log, long started, CancellationToken cancellationToken)
    {
        using var changed = new SemaphoreSlim(0);
        void OnChanged() => changed.Release();
        log.Changed += OnChanged;
        try
        {
            // An error may come instead of the first render, or before it: the render is waited for a moment longer.
            while (log.Ready.Count == 0 && log.Stopped is null)
            {
                if (!await changed.WaitAsync(settings.Patience, cancellationToken))
                    throw new TimeoutException();
            }

            return log.Ready.Count > 0 ? Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 1) : null;
        }
        finally
        {
            log.Changed -= OnChanged;
        }
    }

    private static PageReport Report(string page, RunLog log, double? milliseconds, List<CheckError> whole, CheckError? further = null)
    {
        // Only this page was opened: what its code did names it, also where the logic does not know the page's number.
        bool IsOwn((ScriptError Error, int PageId) entry) => entry.PageId != 0 || entry.Error.SourceName?.StartsWith(page, StringComparison.Ordinal) == true;
        whole.AddRange(CheckedErrors.Of(log.Errors.Where(e => !IsOwn(e)).Select(e => e.Error)));
        IEnumerable<CheckError> own = CheckedErrors.Of(log.Errors.Where(IsOwn).Select(e => e.Error));
        return new(page, milliseconds, [.. further is null ? own : own.Append(further).Distinct()], [.. log.Unsupported]);
    }

    private static CheckError ToError(ProgramFault fault) => new(fault.Message, fault.File, fault.Line, fault.Column);
}
