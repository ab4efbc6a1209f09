using System.CommandLine;

namespace Pergola.Simulator.Commands.Administration;

/// <summary>Which platform's store a command works on, and how it answers: the same options for each.</summary>
internal static class StoreOptions
{
    /// <summary>Names the connection string where the list of processes does not show it.</summary>
    public const string PostgresVariable = "PERGOLA_POSTGRES";

    public static readonly Option<string> Data = new("--data")
    {
        Description = "The platform's data directory.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "pergola-platform",
        Recursive = true,
    };

    public static readonly Option<string?> Postgres = new("--postgres")
    {
        Description = $"The platform's PostgreSQL database, as Npgsql's connection string. Other users of this machine can see it here: with a password, set {PostgresVariable} instead.",
        HelpName = "CONNECTION",
        Recursive = true,
    };

    public static readonly Option<string?> KeyFile = new("--key-file")
    {
        Description = "The file with the key that wraps the platform's key ring, as the servers have it. Needed with PostgreSQL.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json") { Description = "Print JSON, for machines.", Recursive = true };

    /// <summary>A command with these options, for itself and the commands below it.</summary>
    public static Command Group(string name, string description, params Command[] commands)
    {
        var group = new Command(name, description) { Data, Postgres, KeyFile, Json };
        foreach (var command in commands)
            group.Subcommands.Add(command);
        return group;
    }

    public static string? Connection(ParseResult parsed) =>
        parsed.GetValue(Postgres) ?? (Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } connection ? connection : null);
}
