namespace Pergola.Platform.Postgres;

/// <summary>The database was lost and did not come back in time. What was asked may have been done or not; asked again, it settles.</summary>
internal sealed class DatabaseUnavailableException(string message, Exception cause) : Exception(message, cause);
