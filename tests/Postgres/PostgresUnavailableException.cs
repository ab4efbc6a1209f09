namespace Pergola.Tests.Postgres;

/// <summary>PostgreSQL is not there or does not start; the text says what to do. A test that needs it fails with this and is never skipped.</summary>
public sealed class PostgresUnavailableException : Exception
{
    public PostgresUnavailableException()
    {
    }

    public PostgresUnavailableException(string message)
        : base(message)
    {
    }

    public PostgresUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
