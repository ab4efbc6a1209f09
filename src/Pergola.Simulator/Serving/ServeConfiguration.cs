using System.Text.Json;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Pergola.Platform;

namespace Pergola.Simulator.Serving;

/// <summary>Where options come from: the file, over it the environment, over that the command line.</summary>
internal static class ServeConfiguration
{
    /// <summary>The section of <see cref="PergolaPlatformOptions"/>.</summary>
    public const string Section = "Pergola";

    // What the section may say beside the options: the file of a node names its database too.
    private const string PostgresKey = "Postgres";

    private const string KeyFileKey = "KeyRingKeyFile";

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
            if (settings.KeyFile is { } keys)
                configuration.AddInMemoryCollection([new($"{Section}:{KeyFileKey}", keys)]);
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
        RefuseUnknown(section, typeof(PergolaPlatformOptions), PostgresKey);
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
    /// <exception cref="StartRefusedException">Nothing says where data is kept.</exception>
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

        return connection;
    }

    // A name that is misspelt would leave its default in force without a word.
    private static void RefuseUnknown(IConfigurationSection section, Type options, params string[] others)
    {
        foreach (var child in section.GetChildren())
        {
            var property = options.GetProperties().FirstOrDefault(p => p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null && !others.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                throw new StartRefusedException(ExitCodes.Options, $"'{child.Path}' is no option of the platform. docs/operating.md lists them.");
            if (property?.PropertyType is { IsClass: true } group && group.Assembly == options.Assembly)
                RefuseUnknown(child, group);
        }
    }
}
