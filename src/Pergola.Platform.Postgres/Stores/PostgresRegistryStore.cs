using System.Data;
using Pergola.Platform.Registry;
using Pergola.Platform.Storage;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc/>
internal sealed class PostgresRegistryStore(PostgresDatabase database) : IRegistryStore
{
    /// <summary>First in each change: its row lock lets one change run at a time, over all nodes, so that versions and contents grow together.</summary>
    private static readonly Statement NextVersion = new("UPDATE registry_version SET version = version + 1");

    public Task<long> VersionAsync(CancellationToken cancellationToken) => database.RunAsync(ReadVersionAsync, cancellationToken);

    public Task<RegistryRows> LoadAsync(CancellationToken cancellationToken) =>
        database.RunAsync(
            async session =>
            {
                // One moment for all four.
                await using var transaction = await session.Connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
                var rows = new RegistryRows(
                    await ReadVersionAsync(session),
                    await session.AllAsync(RegistryQueries.SuperApps, RegistryQueries.SuperApp),
                    await session.AllAsync(RegistryQueries.Teams, RegistryQueries.Team),
                    await session.AllAsync(RegistryQueries.MiniPrograms, RegistryQueries.MiniProgram));
                await transaction.CommitAsync();
                return rows;
            },
            cancellationToken);

    public Task PutAsync(SuperAppRow superApp, CancellationToken cancellationToken) =>
        database.RunAsync(session => session.TogetherAsync(NextVersion, RegistryPuts.Put(superApp)), cancellationToken);

    public Task PutAsync(TeamRegistration team, CancellationToken cancellationToken) =>
        database.RunAsync(session => session.TogetherAsync(NextVersion, RegistryPuts.Put(team)), cancellationToken);

    public Task PutAsync(StoredMiniProgram miniProgram, CancellationToken cancellationToken) =>
        database.RunAsync(session => session.TogetherAsync(NextVersion, RegistryPuts.Put(miniProgram)), cancellationToken);

    public Task<bool> TryChangeAsync(RegistryChange change, long version, CancellationToken cancellationToken)
    {
        var name = Guid.CreateVersion7(change.Audit.At);
        return database.RunAsync(
            async session =>
            {
                await using var transaction = await session.Connection.BeginTransactionAsync();
                if (await session.RunAsync("UPDATE registry_version SET version = version + 1 WHERE version = $1", Argument.Of(version)) == 0)
                {
                    // Another change came first; or this one did, and its answer was lost: then its audit entry is there.
                    return await session.FirstAsync("SELECT 1 FROM audit WHERE entry = $1", _ => true, Argument.Of(name));
                }

                await session.TogetherAsync([.. Puts(change), PostgresAuditStore.Add(name, change.Audit)]);
                await transaction.CommitAsync();
                return true;
            },
            cancellationToken);
    }

    private static IEnumerable<Statement> Puts(RegistryChange change)
    {
        if (change.SuperApp is { } superApp)
            yield return RegistryPuts.Put(superApp);
        if (change.Team is { } team)
            yield return RegistryPuts.Put(team);
        if (change.MiniProgram is { } miniProgram)
            yield return RegistryPuts.Put(miniProgram);
    }

    private static Task<long> ReadVersionAsync(PostgresSession session) => session.FirstAsync(RegistryQueries.Version, row => row.GetInt64(0));
}
