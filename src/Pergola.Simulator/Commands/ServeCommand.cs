using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.AspNetCore.Http;
using Pergola.Simulator.Serving;

namespace Pergola.Simulator.Commands;

/// <summary><c>pergola serve</c>: the platform alone, on SQLite or PostgreSQL.</summary>
internal static class ServeCommand
{
    /// <summary>The name of the verb.</summary>
    public const string Name = "serve";

    /// <summary>How long the process may take to end: longer than <see cref="ServeSettings.StopTimeout"/>.</summary>
    public static readonly TimeSpan ExitTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Where the connection string may stand, so that no list of processes shows it.</summary>
    public const string PostgresVariable = "PERGOLA_POSTGRES";

    private static readonly Option<string?> Data = new("--data") { Description = "Keep everything in a SQLite database in this folder.", HelpName = "DIR" };

    private static readonly Option<string?> Postgres = new("--postgres")
    {
        Description = $"Keep everything in a PostgreSQL database that any number of nodes may share, such as \"Host=db;Database=pergola;Username=pergola\". Default: the variable {PostgresVariable}.",
        HelpName = "CONNECTION",
    };

    private static readonly Option<string[]> Urls = new("--urls")
    {
        Description = $"Where to listen, such as http://0.0.0.0:5090. May be given several times. Default: {ServeSettings.DefaultUrl}.",
        HelpName = "URL",
        CustomParser = static result => [.. result.Tokens.SelectMany(t => t.Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
    };

    private static readonly Option<int?> Port = new("--port") { Description = "Listen on this port of 127.0.0.1; 0 takes a free one.", HelpName = "PORT" };

    private static readonly Option<string?> Config = new("--config") { Description = "Read options from a JSON file: Pergola, Kestrel, Logging.", HelpName = "FILE" };

    private static readonly Option<string?> KeyFile = new("--key-file") { Description = "The file with the key that wraps the key ring.", HelpName = "FILE" };

    private static readonly Option<string> EnvironmentName = new("--environment")
    {
        Description = "Production hides from callers why a request was refused; Development shows it.",
        HelpName = "NAME",
        DefaultValueFactory = _ => Environments.Production,
    };

    private static readonly Option<LogFormat> Log = new("--log") { Description = "Logs as one JSON object a line, or as text. Default: json.", HelpName = "json|text" };

    private static readonly Option<Uri?> Otlp = new("--otlp")
    {
        Description = "Send traces and metrics to this OpenTelemetry collector, such as http://127.0.0.1:4318. Default: the OTEL_EXPORTER_OTLP_ variables; without them none are sent.",
        HelpName = "URL",
        CustomParser = static result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps))
                return uri;
            result.AddError($"--otlp takes an address such as http://127.0.0.1:4318, and not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    private static readonly Option<string[]?> BehindProxy = new("--behind-proxy")
    {
        Description = "Believe X-Forwarded-For and X-Forwarded-Proto of a proxy at these addresses or networks, such as 10.0.0.0/8. Without any: of this machine.",
        HelpName = "NETWORK",
        Arity = ArgumentArity.ZeroOrMore,
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> NoConsole = new("--no-console") { Description = "Leave out the operator's console at /console." };

    static ServeCommand()
    {
        Port.Validators.Add(static result => Check(result, result.GetValueOrDefault<int?>() is null or (>= 0 and <= 65535), "--port must be between 0 and 65535."));
        Urls.Validators.Add(static result =>
        {
            foreach (var url in result.GetValueOrDefault<string[]>().Where(static u => !IsListenable(u)))
                result.AddError($"'{url}' is no address to listen at: it must look like http://0.0.0.0:5090.");
        });
        BehindProxy.Validators.Add(static result =>
        {
            foreach (var network in result.Tokens.Select(t => t.Value).Where(static n => !ProxyTrust.IsNetwork(n)))
                result.AddError($"'{network}' is no address and no network: it must look like 10.0.0.7 or 10.0.0.0/8.");
        });
    }

    public static Command Create()
    {
        var command = new Command(Name, "Runs the platform alone: login codes, sessions, users, the operator's console.")
        {
            Data, Postgres, Urls, Port, Config, KeyFile, EnvironmentName, Log, Otlp, BehindProxy, NoConsole,
        };
        command.Validators.Add(static result =>
        {
            Check(result, result.GetResult(Data) is null || result.GetResult(Postgres) is null, "Take either --data (SQLite) or --postgres, not both.");
            Check(result, result.GetResult(Urls) is null || result.GetResult(Port) is null, "Take either --urls or --port, not both.");
        });
        command.SetAction((parsed, cancellationToken) => PlatformRun.RunAsync(Settings(parsed), Console.Out, Console.Error, cancellationToken));
        return command;
    }

    /// <summary>What the command line says, with paths made absolute.</summary>
    internal static ServeSettings Settings(ParseResult parsed) => new()
    {
        DataDirectory = FullPath(parsed.GetValue(Data)),
        Postgres = parsed.GetValue(Postgres) ?? (parsed.GetValue(Data) is null ? NotEmpty(Environment.GetEnvironmentVariable(PostgresVariable)) : null),
        Urls = parsed.GetValue(Port) is { } port ? [$"http://127.0.0.1:{port}"] : parsed.GetValue(Urls) ?? [],
        ConfigFile = FullPath(parsed.GetValue(Config)),
        KeyFile = FullPath(parsed.GetValue(KeyFile)),
        EnvironmentName = parsed.GetValue(EnvironmentName)!,
        Log = parsed.GetValue(Log),
        Otlp = parsed.GetValue(Otlp),
        TrustedProxies = parsed.GetResult(BehindProxy) is { Implicit: false } ? parsed.GetValue(BehindProxy) ?? [] : null,
        WithConsole = !parsed.GetValue(NoConsole),
    };

    private static bool IsListenable(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { PathBase: "", Scheme: "http" or "https" };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static void Check(SymbolResult result, bool isGood, string error)
    {
        if (!isGood)
            result.AddError(error);
    }

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
