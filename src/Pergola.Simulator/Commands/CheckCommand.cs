using System.CommandLine;
using System.Text.Json;
using Pergola.MiniApps;
using Pergola.Runtime.Scripting;
using Pergola.Simulator.Checks;
using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Commands;

/// <summary><c>pergola check DIR</c>: opens every page, and says what is wrong.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string> Program = new("DIR") { Description = "The folder (or zip file) of the mini program." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON, for machines." };

    public static Command Create()
    {
        var command = new Command("check", "Opens every page of a mini program without a browser, and says what is wrong.") { Program, Json };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(Path.GetFullPath(parsed.GetValue(Program)!), parsed.GetValue(Json), Console.Out, Console.Error, cancellationToken));
        return command;
    }

    /// <summary>Checks a program and prints the report.</summary>
    /// <returns>The exit code: 1 when app.js or a page fails.</returns>
    internal static async Task<int> RunAsync(string program, bool asJson, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("pergola-check").FullName;
        try
        {
            await using var services = Services(data);
            var bar = new ProgressBar(errors, !asJson && !Console.IsErrorRedirected);
            var check = new ProgramCheck(services.GetRequiredService<MiniAppHost>(), TimeProvider.System);
            var report = await check.RunAsync(new ProgramSource(program, []), bar.Show, cancellationToken);
            bar.Clear();
            if (asJson)
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
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 1;
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static ServiceProvider Services(string data)
    {
        var services = new ServiceCollection();
        services.AddJavaScriptCore();
        services.AddPergola(options => options.DataDirectory = data).UseProxy<OfflineProxy>();
        return services.BuildServiceProvider();
    }
}
