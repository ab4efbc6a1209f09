using System.Data;
using System.Text.Json;
using Npgsql;
using Pergola.Platform.Registry;

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
                var rows = new RegistryRows(await ReadVersionAsync(session), await SuperAppsAsync(session), await TeamsAsync(session), await MiniProgramsAsync(session));
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

    private static Task<long> ReadVersionAsync(PostgresSession session) => session.FirstAsync("SELECT version FROM registry_version", row => row.GetInt64(0));

    private static Task<IReadOnlyList<SuperAppRow>> SuperAppsAsync(PostgresSession session) => session.AllAsync(
        """
        SELECT app_key, app_secret, secret_key, service_domain, client_key, exchange_key, identity_key, timestamp_cipher, trust_bare_uids, minimum_level, previous_app_secret,
            previous_app_secret_until
        FROM superapps
        """,
        row => new SuperAppRow(
            row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2), row.GetString(3), row.GetString(4), row.GetFieldValue<byte[]>(5),
            row.GetFieldValue<byte[]>(6), (TimestampCipher)row.GetInt32(7), row.GetBoolean(8), row.GetInt32(9),
            row.IsDBNull(10) ? null : new SealedPreviousSecret(row.GetFieldValue<byte[]>(10), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)))));

    private static Task<IReadOnlyList<TeamRegistration>> TeamsAsync(PostgresSession session) =>
        session.AllAsync("SELECT id, superapp, name FROM teams", row => new TeamRegistration(row.GetString(0), row.GetString(1), row.GetString(2)));

    private static Task<IReadOnlyList<StoredMiniProgram>> MiniProgramsAsync(PostgresSession session) => session.AllAsync(
        """
        SELECT appid, superapp, team, name, icon_url, request_domains, versions, templates, secret_salt, secret_hash,
            previous_secret_salt, previous_secret_hash, previous_secret_until
        FROM mini_programs
        """,
        row => new StoredMiniProgram(
            new MiniProgram
            {
                AppId = row.GetString(0),
                SuperApp = row.GetString(1),
                Team = row.GetString(2),
                Name = row.GetString(3),
                IconUrl = row.IsDBNull(4) ? null : row.GetString(4),
                RequestDomains = Json<string[]>(row, 5) ?? [],
                Versions = Json<MiniProgramVersion[]>(row, 6) ?? [],
                Templates = Json<MessageTemplate[]>(row, 7) ?? [],
            },
            row.GetFieldValue<byte[]>(8),
            row.GetFieldValue<byte[]>(9),
            row.IsDBNull(12)
                ? null
                : new PreviousSecret(row.GetFieldValue<byte[]>(10), row.GetFieldValue<byte[]>(11), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(12)))));

    private static T? Json<T>(NpgsqlDataReader row, int column) => JsonSerializer.Deserialize<T>(row.GetString(column));
}
