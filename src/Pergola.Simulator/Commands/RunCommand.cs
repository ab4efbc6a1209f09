using System.CommandLine;
using System.CommandLine.Parsing;
using Pergola.Dispatch;

namespace Pergola.Simulator.Commands;

/// <summary><c>pergola run DIR</c>: the simulator.</summary>
internal static class RunCommand
{
    private static readonly Argument<string> Program = new("DIR") { Description = "The folder (or zip file) of the mini program." };

    private static readonly Option<int> Port = new("--port")
    {
        Description = "The page's port; the next three are used too. 0 takes any free ones.",
        DefaultValueFactory = _ => 5080,
        HelpName = "PORT",
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Where data is kept between two starts. Default: .pergola/ beside the program's files.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> NoOpen = new("--no-open") { Description = "Do not open a browser." };

    private static readonly Option<OriginMapping[]> Map = RepeatedOption.Of("--map", "Send the program's requests for an origin elsewhere.", "ORIGIN=URL", OriginMapping.Parse);

    private static readonly Option<string[]> Allow = RepeatedOption.Of("--allow", "Let the program reach an origin.", "ORIGIN", OriginMapping.ParseOrigin);

    private static readonly Option<PluginFolder[]> Plugin = PluginFolder.Option();

    private static readonly Option<WxProfile> Profile = new("--profile")
    {
        Description = "How strictly wx is played: sas as the superapp service's documents say, wechat as WeChat does. Default: sas.",
        HelpName = "sas|wechat",
    };

    private static readonly Option<Version?> Sdk = new("--sdk")
    {
        Description = "The SDK version that is played, such as 2.0.15, 2.1.0 or 2.2.11: what came later is not there.",
        HelpName = "VERSION",
        CustomParser = static result =>
        {
            if (Version.TryParse(result.Tokens[0].Value, out var version)) return version;
            result.AddError($"--sdk takes a version such as 2.1.0, and not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    private static readonly Option<bool> InProcess = new("--in-process")
    {
        Description = "Run the program's code in the simulator's own process. Default on Linux: in one of its own.",
    };

    static RunCommand() => Port.Validators.Add(static result =>
    {
        if (result.GetValueOrDefault<int>() is < 0 or > 65532)
            result.AddError("--port must be between 0 and 65532.");
    });

    public static Command Create()
    {
        var command = new Command("run", "Runs a mini program in the simulator, in a browser.") { Program, Port, Data, NoOpen, Map, Allow, Plugin, Profile, Sdk, InProcess };
        command.SetAction((parsed, cancellationToken) => Simulation.RunAsync(Settings(parsed), Console.Out, Console.Error, cancellationToken));
        return command;
    }

    /// <summary>What the command line says, with paths made absolute.</summary>
    internal static RunSettings Settings(ParseResult parsed)
    {
        var program = Path.GetFullPath(parsed.GetValue(Program)!);
        return new(program)
        {
            Port = parsed.GetValue(Port),
            DataDirectory = Path.GetFullPath(parsed.GetValue(Data) ?? DefaultData(program)),
            OpenBrowser = !parsed.GetValue(NoOpen),
            Maps = parsed.GetValue(Map) ?? [],
            Allowed = parsed.GetValue(Allow) ?? [],
            Plugins = parsed.GetValue(Plugin) ?? [],
            Profile = parsed.GetValue(Profile),
            SdkVersion = parsed.GetValue(Sdk),
            Isolate = OperatingSystem.IsLinux() && !parsed.GetValue(InProcess),
        };
    }

    // A zip file has no inside to write to: its data lies beside it.
    private static string DefaultData(string program) =>
        Path.Combine(Directory.Exists(program) ? program : Path.GetDirectoryName(program) ?? program, ".pergola");
}
