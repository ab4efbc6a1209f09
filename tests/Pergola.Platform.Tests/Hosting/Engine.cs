namespace Pergola.Platform.Tests.Hosting;

/// <summary>What a platform keeps its data in.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}
