using System.Diagnostics;
using System.Text;

namespace Pergola.Platform.Tests.Reliability.Workers;

/// <summary>A process of its own: this assembly, asked for one explicit test. It ends with the process that started it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();

    private WorkerProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it printed: for the message of a test that fails.</summary>
    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    public bool HasExited => process.HasExited;

    public static WorkerProcess Start(Type worker, string method, WorkerOrders orders)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { worker.Assembly.Location, "-explicit", "only", "-method", $"{worker.FullName}.{method}" })
            start.ArgumentList.Add(argument);
        start.Environment[WorkerOrders.Variable] = orders.ToString();
        return new WorkerProcess(Process.Start(start)!);
    }

    /// <summary>Called in the worker: its standard input ends when the process that started it ends, however that was.</summary>
    public static void EndWithParent() => _ = Task.Run(async () =>
    {
        await using var input = System.Console.OpenStandardInput();
        while (await input.ReadAsync(new byte[1]) > 0)
        {
        }

        Environment.Exit(0);
    });

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
            output.AppendLine(line.Data);
    }
}
