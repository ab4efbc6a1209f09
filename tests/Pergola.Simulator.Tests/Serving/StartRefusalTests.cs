using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Pergola.Simulator.Serving;

namespace Pergola.Simulator.Tests.Serving;

/// <summary>What stops the start: one line that says what to do, and a code of its own.</summary>
public sealed class StartRefusalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pergola-refused");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Without_a_place_for_data_it_says_which_there_are() =>
        Assert.Contains("--data DIR", await RefusedAsync(new(), ExitCodes.Options), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"Pergola": {"CodeLifetim": "00:01:00"}}""", "'Pergola:CodeLifetim' is no option")]
    [InlineData("""{"Pergola": {"Limits": {"PerUser": 1}}}""", "'Pergola:Limits:PerUser' is no option")]
    [InlineData("""{"Pergola": {"CodeLifetime": "soon"}}""", "Pergola:CodeLifetime")]
    [InlineData("""{"Pergola": {"CodeLifetime": "00:00:00"}}""", "longer than zero")]
    [InlineData("""{"Pergola": {"HomeCountryCode": "+86"}}""", "one to three digits")]
    [InlineData("""{"Pergola": """, "it is no JSON")]
    public async Task An_option_that_cannot_be_is_named(string config, string said)
    {
        var file = Path.Combine(_folder.FullName, "pergola.json");
        await File.WriteAllTextAsync(file, config);

        Assert.Contains(said, await RefusedAsync(OnSqlite() with { ConfigFile = file }, ExitCodes.Options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named() =>
        Assert.Contains("nothing.json", await RefusedAsync(OnSqlite() with { ConfigFile = Path.Combine(_folder.FullName, "nothing.json") }, ExitCodes.Options), StringComparison.Ordinal);

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var said = await RefusedAsync(OnSqlite() with { Urls = [$"http://127.0.0.1:{port}"] }, ExitCodes.Listen);

        Assert.Contains(port.ToString(), said, StringComparison.Ordinal);
        Assert.Contains("--port", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "platform.db"), "this is no database, and it is long enough to be seen as none");

        Assert.Contains("platform.db", await RefusedAsync(OnSqlite(), ExitCodes.Database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await StartAndStopAsync();
        using (var database = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "platform.db")};Pooling=False"))
        {
            await database.OpenAsync();
            using var command = database.CreateCommand();
            command.CommandText = "PRAGMA user_version = 999";
            await command.ExecuteNonQueryAsync();
        }

        Assert.Contains("newer version", await RefusedAsync(OnSqlite(), ExitCodes.Database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_key_opens_nothing()
    {
        await StartAndStopAsync();
        var keys = Path.Combine(_folder.FullName, "other.key");
        await File.WriteAllTextAsync(keys, Convert.ToBase64String(new byte[32]));
        File.Delete(Path.Combine(_folder.FullName, "key-ring.key"));

        await RefusedAsync(OnSqlite() with { KeyFile = keys }, ExitCodes.Keys);
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_named_without_its_password()
    {
        var said = await RefusedAsync(
            new() { Postgres = "Host=127.0.0.1;Port=1;Database=pergola;Username=pergola;Password=hunter2hunter2", Urls = ["http://127.0.0.1:0"] }, ExitCodes.Database);

        Assert.DoesNotContain("hunter2", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_read_is_not_repeated()
    {
        var said = await RefusedAsync(new() { Postgres = "Host=db;Database=x;Port=hunter2hunter2" }, ExitCodes.Options);

        Assert.Contains("Host=", said, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", said, StringComparison.Ordinal);
    }

    private ServeSettings OnSqlite() => new() { DataDirectory = _folder.FullName, Urls = ["http://127.0.0.1:0"] };

    private async Task StartAndStopAsync()
    {
        await using var server = await PlatformServer.StartAsync(OnSqlite(), TestContext.Current.CancellationToken);
        await server.StopAsync();
    }

    private static async Task<string> RefusedAsync(ServeSettings settings, int exitCode)
    {
        var errors = new StringWriter();

        Assert.Equal(exitCode, await PlatformRun.RunAsync(settings, TextWriter.Null, errors, TestContext.Current.CancellationToken));

        var said = errors.ToString().TrimEnd('\n');
        Assert.StartsWith("pergola serve: ", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
        return said;
    }
}
