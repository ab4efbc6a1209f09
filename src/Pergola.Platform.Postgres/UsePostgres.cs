using Pergola.Platform;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts the platform on PostgreSQL.</summary>
public static class PostgresPlatform
{
    /// <summary>Keeps everything in a PostgreSQL database (15 or later) that any number of nodes may share.</summary>
    /// <param name="platform">What <c>AddPergolaPlatform</c> gave.</param>
    /// <param name="connectionString">Npgsql's connection string, such as <c>Host=db1,db2;Database=pergola;Username=pergola</c>.</param>
    /// <returns><paramref name="platform"/>.</returns>
    public static PergolaPlatformBuilder UsePostgres(this PergolaPlatformBuilder platform, string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return platform;
    }
}
