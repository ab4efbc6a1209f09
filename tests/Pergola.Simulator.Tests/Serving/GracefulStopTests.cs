using System.Net.Sockets;
using System.Text;

namespace Pergola.Simulator.Tests.Serving;

public sealed class GracefulStopTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pergola-stop");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task On_SIGTERM_it_finishes_what_it_began_takes_nothing_new_and_ends_with_0()
    {
        using var process = ServeProcess.Start(["serve", "--data", _folder.FullName, "--port", "0"]);
        var address = await process.ListeningAsync();

        // A request whose body is still on its way when the signal comes.
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await stream.WriteAsync("POST /console/language HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);

        // It says so when it begins to read the body: now the request is in flight.
        Assert.Equal("HTTP/1.1 100 Continue", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        Assert.Equal("", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        await process.TerminateAsync();
        await RefusesNewOnesAsync(address);
        await stream.WriteAsync("language=en"u8.ToArray(), TestContext.Current.CancellationToken);

        // The form's token is missing, and that is said: the request was answered to its end.
        Assert.StartsWith("HTTP/1.1 400", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, await process.EndAsync());
        Assert.Empty(process.Errors);
        Assert.All(process.Output, line => Assert.StartsWith("{\"Timestamp\":\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_option_of_the_environment_ends_the_process_with_its_code_and_one_line()
    {
        using var process = ServeProcess.Start(["serve", "--data", _folder.FullName, "--port", "0"], ("PERGOLA__CodeLifetime", "soon"));

        Assert.Equal(2, await process.EndAsync());
        Assert.StartsWith("pergola serve: ", process.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Errors, StringComparison.Ordinal);
    }

    private static async Task RefusesNewOnesAsync(Uri address)
    {
        for (; ; )
        {
            using var late = new TcpClient();
            try
            {
                await late.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
                await Task.Yield();
            }
            catch (SocketException)
            {
                return;
            }
        }
    }
}
