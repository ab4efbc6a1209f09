using System.Text.Json;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Npgsql;
using Pergola.Platform;

namespace Pergola.Simulator.Serving;

/// <summary>Where options come from: the file, over it the environment, over that the command line.</summary>
internal static class ServeConfiguration
{
    /// <summary>The section of <see cref="PergolaPlatformOptions"/>.</summary>
    public const string Section = "Pergola";

    // What the section may say beside the options: the file of a node names its database too.
    private const string PostgresKey = "Postgres";

    /// <summary>Replaces what the host reads by itself: no file is read that nobody named.</summary>
    /// <exception cref="StartRefusedException">The file cannot be read.</exception>
    public static void Load(ConfigurationManager configuration, ServeSettings settings)
    {
        configuration.Sources.Clear();
        try
        {
            if (settings.ConfigFile is { } file)
            {
                if (!File.Exists(file))
                    throw new StartRefusedException(ExitCodes.Options, $"There is no file '{file}'. Name a JSON file with --config.");
                configuration.Sources.Add(new JsonConfigurationSource
                {
                    // A hidden file, or one in a hidden folder, is as good as any.
                    FileProvider = new PhysicalFileProvider(Path.GetDirectoryName(file)!, ExclusionFilters.None),
                    Path = Path.GetFileName(file),
                    ReloadOnChange = false,
                });
            }

            configuration.AddEnvironmentVariables();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            var inner = fault.GetBaseException();
            var where = inner is JsonException { LineNumber: { } line } ? $" in line {line + 1}" : "";
            throw new StartRefusedException(ExitCodes.Options, $"'{settings.ConfigFile}' cannot be read{where}: {(inner is JsonException ? "it is no JSON" : inner.Message)}.", fault);
        }
    }

    /// <summary>Binds the options.</summary>
    /// <exception cref="StartRefusedException">A name is unknown, or a value does not fit.</exception>
    public static void Bind(IConfiguration configuration, ServeSettings settings, PergolaPlatformOptions options)
    {
        var section = configuration.GetSection(Section);
        var known = typeof(PergolaPlatformOptions).GetProperties().Select(static p => p.Name).Append(PostgresKey).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (section.GetChildren().FirstOrDefault(child => !known.Contains(child.Key)) is { } unknown)
            throw new StartRefusedException(ExitCodes.Options, $"'{unknown.Path}' is no option of the platform. docs/operating.md lists them.");
        try
        {
            section.Bind(options);
        }
        catch (InvalidOperationException fault)
        {
            throw new StartRefusedException(ExitCodes.Options, fault.Message, fault);
        }

        if (settings.DataDirectory is { } data)
            options.DataDirectory = data;
    }

    /// <summary>The connection string of PostgreSQL; null for SQLite.</summary>
    /// <exception cref="StartRefusedException">Nothing says where data is kept, or the string cannot be read.</exception>
    public static string? Postgres(IConfiguration configuration, ServeSettings settings)
    {
        if (settings.DataDirectory is not null)
            return null;
        var section = configuration.GetSection(Section);
        var connection = settings.Postgres ?? section[PostgresKey];
        if (string.IsNullOrWhiteSpace(connection))
        {
            return section[nameof(PergolaPlatformOptions.DataDirectory)] is not null
                ? null
                : throw new StartRefusedException(ExitCodes.Options, "Say where data is kept: --data DIR (SQLite) or --postgres \"Host=...\".");
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(connection) is { Host.Length: > 0 }
                ? connection
                : throw new StartRefusedException(ExitCodes.Options, "The connection string of PostgreSQL names no Host.");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or OverflowException)
        {
            // The message of a value that does not fit may hold the value; the keyword is enough.
            throw new StartRefusedException(ExitCodes.Options, $"The connection string of PostgreSQL cannot be read: see {(fault as ArgumentException)?.ParamName ?? "its form"}. It looks like \"Host=db;Database=pergola;Username=pergola\".", fault);
        }
    }
}
