using System.Diagnostics;
using Microsoft.Playwright;

namespace Pergola.Bench.Rows;

/// <summary><c>pergola run</c> in a process of its own, on free ports.</summary>
internal sealed class SimulatorProcess(Process process, Uri address, DirectoryInfo data) : IAsyncDisposable
{
    /// <summary>The address with the token of this start.</summary>
    public Uri Address => address;

    /// <summary>The page itself, once the token has been shown.</summary>
    public Uri Home => new(address.GetLeftPart(UriPartial.Authority) + "/");

    public bool HasEnded => process.HasExited;

    public static async Task<SimulatorProcess> StartAsync(string program)
    {
        var data = Directory.CreateTempSubdirectory("pergola-bench");
        var tool = Path.Combine(AppContext.BaseDirectory, "Pergola.Simulator.dll");
        var process = Process.Start(Child.Of("dotnet", tool, "run", program, "--no-open", "--port", "0", "--data", data.FullName))!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not ["Open", var address])
                continue;
            _ = process.StandardOutput.ReadToEndAsync();
            return new SimulatorProcess(process, new Uri(address), data);
        }

        throw new InvalidOperationException("The simulator did not start.");
    }

    /// <summary>Has the toolbar's doing done.</summary>
    public async Task DoAsync(IPage page, string what, string value)
    {
        var form = page.APIRequest.CreateFormData();
        form.Set("value", value);
        var answer = await page.APIRequest.PostAsync(new Uri(Home, "do/" + what).AbsoluteUri, new() { Form = form, Headers = [new("Origin", Home.GetLeftPart(UriPartial.Authority))] });
        if (!answer.Ok)
            throw new InvalidOperationException($"The simulator answered {answer.Status} to {what}.");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        data.Delete(recursive: true);
    }
}
