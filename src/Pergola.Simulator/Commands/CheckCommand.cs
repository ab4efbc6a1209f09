using System.CommandLine;
using System.Text.Json;
using Pergola.MiniApps;
using Pergola.MiniApps.Storage;
using Pergola.Runtime.Scripting;
using Pergola.Simulator.Checks;
using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Commands;

/// <summary><c>pergola check DIR</c>: opens every page, and says what is wrong.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string> Program = new("DIR") { Description = "The folder (or zip file) of the mini program." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON, for machines." };

    private static readonly Option<int> Timeout = new("--timeout")
    {
        Description = "How many seconds a page may take to be drawn. Default: 20.",
        HelpName = "SECONDS",
        DefaultValueFactory = static _ => (int)ProgramCheck.DefaultPatience.TotalSeconds,
    };

    private static readonly Option<string?> Storage = new("--storage")
    {
        Description = "A JSON file of storage keys and values that pages find when they are opened: what an earlier page would have left there.",
        HelpName = "FILE",
    };

    private static readonly Option<PageQuery[]> Page = RepeatedOption.Of("--page", "Open a page with a query that it needs.", "PAGE?QUERY", PageQuery.Parse);

    private static readonly Option<PluginFolder[]> Plugin = PluginFolder.Option();

    static CheckCommand() => Timeout.Validators.Add(static result =>
    {
        if (result.GetValueOrDefault<int>() is < 1 or > 3600)
            result.AddError("--timeout must be between 1 and 3600.");
    });

    public static Command Create()
    {
        var command = new Command("check", "Opens every page of a mini program without a browser, and says what is wrong.") { Program, Json, Timeout, Storage, Page, Plugin };
        command.SetAction((parsed, cancellationToken) => RunAsync(Settings(parsed), Console.Out, Console.Error, cancellationToken));
        return command;
    }

    /// <summary>Checks a program and prints the report.</summary>
    /// <returns>The exit code: 1 when app.js or a page fails.</returns>
    internal static async Task<int> RunAsync(CheckSettings settings, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("pergola-check").FullName;
        try
        {
            var prepared = settings.Storage is null ? null : PreparedStorage.Read(settings.Storage);
            await using var services = Services(data, settings.Plugins);
            var bar = new ProgressBar(errors, !settings.AsJson && !Console.IsErrorRedirected);
            var check = new ProgramCheck(services.GetRequiredService<MiniAppHost>(), TimeProvider.System, settings,
                prepared is null ? null : app => prepared.Fill(services.GetRequiredService<MiniAppStorages>(), app));
            var report = await check.RunAsync(bar.Show, cancellationToken);
            bar.Clear();
            if (settings.AsJson)
                await output.WriteLineAsync(JsonSerializer.Serialize(report, CheckJson.Default.CheckReport));
            else
                CheckTable.Write(report, output);
            return report.IsOk ? 0 : 1;
        }
        catch (ScriptEngineUnavailableException e)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
        catch (PackageException e)
        {
            await errors.WriteLineAsync(e.Located);
            return 2;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 1;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static CheckSettings Settings(ParseResult parsed) => new(Path.GetFullPath(parsed.GetValue(Program)!))
    {
        AsJson = parsed.GetValue(Json),
        Patience = TimeSpan.FromSeconds(parsed.GetValue(Timeout)),
        Storage = parsed.GetValue(Storage),
        Pages = parsed.GetValue(Page) ?? [],
        Plugins = parsed.GetValue(Plugin) ?? [],
    };

    private static ServiceProvider Services(string data, IReadOnlyList<PluginFolder> plugins)
    {
        var services = new ServiceCollection();
        services.AddJavaScriptCore();
        services.AddPergola(options =>
        {
            options.DataDirectory = data;
            foreach (var plugin in plugins)
                options.PluginFolders[plugin.AppId] = plugin.Path;
        }).UseProxy<OfflineProxy>();
        return services.BuildServiceProvider();
    }
}
