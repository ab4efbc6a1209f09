namespace Pergola.Platform;

/// <summary>How the platform uses PostgreSQL, set in <c>UsePostgres(connectionString, options => ...)</c>.</summary>
public sealed class PostgresOptions
{
    /// <summary>How long a lost database is tried again, such as while a standby is promoted, before a request fails. Default 15 seconds.</summary>
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many statements of one kind run at once, each for a batch of requests. Default 2.</summary>
    public int Writers { get; set; } = 2;

    /// <summary>How many requests one statement serves at most. Default 128.</summary>
    public int LargestBatch { get; set; } = 128;

    /// <summary>How far this machine's clock may be from the database's at the start. Default 5 seconds; not looked at when the clock is not the system's.</summary>
    public TimeSpan MostClockDifference { get; set; } = TimeSpan.FromSeconds(5);
}
