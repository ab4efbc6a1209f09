using Npgsql;

namespace Pergola.Platform.Postgres;

/// <summary>Which faults may be over at the next try, though nobody knows whether the lost statement was committed.</summary>
internal static class Faults
{
    public static bool IsTransient(Exception fault) => fault switch
    {
        PostgresException postgres => postgres.IsTransient || IsTransientState(postgres.SqlState),

        // Whatever the driver itself reports is of the connection: broken, timed out, no host that takes writes.
        NpgsqlException => true,
        _ => false,
    };

    private static bool IsTransientState(string state) => state
        is PostgresErrorCodes.ReadOnlySqlTransaction // A primary that has become a standby.
        or PostgresErrorCodes.AdminShutdown
        or PostgresErrorCodes.CrashShutdown
        or PostgresErrorCodes.CannotConnectNow
        or PostgresErrorCodes.QueryCanceled
        or PostgresErrorCodes.SerializationFailure
        or PostgresErrorCodes.DeadlockDetected
        or PostgresErrorCodes.TooManyConnections
        or PostgresErrorCodes.LockNotAvailable
        || state.StartsWith("08", StringComparison.Ordinal);
}
