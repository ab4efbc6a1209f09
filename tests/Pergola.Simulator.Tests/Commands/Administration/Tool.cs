using System.CommandLine;
using System.Text.Json;
using Pergola.Simulator.Commands.Administration;

namespace Pergola.Simulator.Tests.Commands.Administration;

/// <summary>The tool's commands, run in this process on a data directory of their own.</summary>
internal sealed class Tool : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("pergola-tool").FullName;

    public string Data => Path.Combine(Folder, "platform");

    /// <summary>Runs a command.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var root = new RootCommand
        {
            SuperAppCommand.Create(), TeamCommand.Create(), ProgramCommand.Create(), UserCommand.Create(), AuditCommand.Create(), OperatorCommand.Create(),
        };
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var parsed = root.Parse([.. arguments, "--data", Data]);
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors }, TestContext.Current.CancellationToken);
        return (parsed.Errors.Count > 0 ? 2 : exitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Runs a command that must succeed, and gives its one JSON document.</summary>
    public async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync([.. arguments, "--json"]);
        Assert.True(exitCode == 0, errors);
        return JsonDocument.Parse(output).RootElement;
    }

    /// <summary>Runs a command that must be refused, and gives what it says.</summary>
    public async Task<string> RefusalAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        return errors.Trim();
    }

    /// <summary>A superapp <c>app-1</c> with a mini program <c>mp1</c>.</summary>
    public async Task SetUpAsync()
    {
        await JsonAsync("superapp", "add", "--app-key", "app-1", "--service-domain", "https://superapp.test");
        await JsonAsync("program", "add", "--appid", "mp1", "--name", "Shop");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
