namespace Pergola.Simulator.Serving;

/// <summary>What <c>pergola serve</c> was asked to do.</summary>
internal sealed record ServeSettings
{
    /// <summary>Where it listens when nothing else is said: this machine only.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5090";

    /// <summary>The folder of the SQLite database, as a full path; null when the configuration says where, or PostgreSQL is used.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Npgsql's connection string; null for SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>Where to listen; empty for what the configuration says, else <see cref="DefaultUrl"/>.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>A JSON file with options, as a full path, or null.</summary>
    public string? ConfigFile { get; init; }

    /// <summary>The file with the key that wraps the key ring, as a full path, or null.</summary>
    public string? KeyFile { get; init; }

    /// <summary><c>Production</c> hides why requests are refused.</summary>
    public string EnvironmentName { get; init; } = Environments.Production;

    /// <summary>How log lines look.</summary>
    public LogFormat Log { get; init; }

    /// <summary>The OpenTelemetry collector; null for what the standard variables say.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>Whose forwarded headers are believed: addresses and networks; empty for this machine's, null for nobody's.</summary>
    public IReadOnlyList<string>? TrustedProxies { get; init; }

    /// <summary>Whether the operator's console is served.</summary>
    public bool WithConsole { get; init; } = true;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How long requests in flight may take once it was told to stop.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>How log lines look.</summary>
internal enum LogFormat
{
    /// <summary>One JSON object a line.</summary>
    Json,

    /// <summary>Text for people.</summary>
    Text,
}
