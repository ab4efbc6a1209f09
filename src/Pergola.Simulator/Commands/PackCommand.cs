using System.CommandLine;
using System.Globalization;
using Pergola.JavaScriptCore;
using Pergola.MiniApps;
using Pergola.MiniApps.Packages;
using Pergola.Runtime.Compile;
using Pergola.Simulator.Panels;
using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Commands;

/// <summary><c>pergola pack DIR</c>: a compiled, hashed, reproducible package.</summary>
internal static class PackCommand
{
    /// <summary>What WeChat lets the main package, and each subpackage, weigh.</summary>
    public const long PartLimit = 2L << 20;

    /// <summary>What WeChat lets the whole program weigh.</summary>
    public const long WholeLimit = 20L << 20;

    private static readonly Argument<string> Program = new("DIR") { Description = "The folder (or zip file) of the mini program." };

    private static readonly Option<string?> Output = new("--output", "-o") { Description = "The package file. Default: the appid and the version, in this folder.", HelpName = "FILE" };

    private static readonly Option<string> Number = new("--number")
    {
        Description = "The version that the package names. Default: 0.0.0.",
        HelpName = "VERSION",
        DefaultValueFactory = static _ => "0.0.0",
    };

    private static readonly Option<Version> MinimumSdk = new("--min-sdk")
    {
        Description = "The oldest SDK version that may run it. Default: 1.0.0, which is all.",
        HelpName = "VERSION",
        DefaultValueFactory = static _ => new Version(1, 0, 0),
        CustomParser = static result =>
        {
            if (Version.TryParse(result.Tokens[0].Value, out var version)) return version;
            result.AddError($"--min-sdk takes a version such as 2.1.0, and not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    public static Command Create()
    {
        var command = new Command("pack", "Compiles a mini program into one package file, with a hash of every file.") { Program, Output, Number, MinimumSdk };
        command.SetAction((parsed, _) => Task.FromResult(Run(
            new PackSettings(Path.GetFullPath(parsed.GetValue(Program)!), parsed.GetValue(Output), parsed.GetValue(Number)!, parsed.GetValue(MinimumSdk)!), Console.Out, Console.Error)));
        return command;
    }

    /// <summary>Packs a program.</summary>
    /// <returns>The exit code: 1 when nothing was written.</returns>
    internal static int Run(PackSettings settings, TextWriter output, TextWriter errors)
    {
        try
        {
            using var package = MiniAppPackage.Open(settings.Program);
            var file = settings.File ?? $"{package.AppId ?? package.ProjectName}-{settings.Number}.zip";
            using var zip = new MemoryStream();
            var outcome = Write(package, settings, zip);
            foreach (var problem in outcome.Problems)
                errors.WriteLine($"{(problem.Fatal ? "error" : "warning")}: {Terminal.Clean(new ProgramFault(problem.Message, problem.File, problem.Line, problem.Column).Located)}");
            if (outcome.Manifest is null)
                return 1;
            File.WriteAllBytes(file, zip.ToArray());
            Report(outcome.Manifest, file, zip, output, errors);
            return 0;
        }
        catch (Exception e) when (ProgramFaults.Of(e) is { } fault)
        {
            errors.WriteLine($"error: {Terminal.Clean(fault.Located)}");
            return 1;
        }
    }

    private static PackOutcome Write(MiniAppPackage package, PackSettings settings, Stream zip)
    {
        var compiler = new ScriptedCompiler(new JavaScriptCoreEngineFactory());
        try
        {
            return new PackageWriter(compiler, new CompileCache()).Write(package, settings.Number, settings.MinimumSdk, zip);
        }
        finally
        {
            compiler.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static void Report(PackageManifest manifest, string file, MemoryStream zip, TextWriter output, TextWriter errors)
    {
        foreach (var part in manifest.Parts)
        {
            output.WriteLine($"{Megabytes(part.Bytes),10}  {(part.Root.Length == 0 ? "main package" : part.Root)}");
            if (part.Bytes > PartLimit)
                errors.WriteLine($"warning: {(part.Root.Length == 0 ? "the main package" : part.Root)} is {Megabytes(part.Bytes)}; WeChat takes no more than {Megabytes(PartLimit)}. Move pages or files to a subpackage, or name what is not needed in packOptions.ignore.");
        }

        var whole = manifest.Parts.Sum(static part => part.Bytes);
        if (whole > WholeLimit)
            errors.WriteLine($"warning: the program is {Megabytes(whole)}; WeChat takes no more than {Megabytes(WholeLimit)}.");
        zip.Position = 0;
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(zip));
        output.WriteLine($"{Megabytes(whole),10}  {manifest.Files.Count} files, {Megabytes(zip.Length)} packed");
        output.WriteLine();
        output.WriteLine(file);
        output.WriteLine($"sha256 {hash}");
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):0.00} MB");
}

/// <summary>What <c>pergola pack</c> is to do.</summary>
/// <param name="Program">The program's folder or zip, as a full path.</param>
/// <param name="File">The package file; null for the appid and the version.</param>
/// <param name="Number">The version that the package names.</param>
/// <param name="MinimumSdk">The oldest SDK version that may run it.</param>
internal sealed record PackSettings(string Program, string? File, string Number, Version MinimumSdk);
