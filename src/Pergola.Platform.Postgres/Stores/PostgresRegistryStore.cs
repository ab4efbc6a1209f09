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
        ChangeAsync(
            () => new Statement(
                """
                INSERT INTO superapps (app_key, app_secret, secret_key, service_domain, client_key, exchange_key, identity_key, timestamp_cipher, trust_bare_uids, minimum_level)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                ON CONFLICT (app_key) DO UPDATE SET app_secret = excluded.app_secret, secret_key = excluded.secret_key, service_domain = excluded.service_domain,
                    client_key = excluded.client_key, timestamp_cipher = excluded.timestamp_cipher, trust_bare_uids = excluded.trust_bare_uids,
                    minimum_level = excluded.minimum_level
                """,
                Argument.Of(superApp.AppKey), Argument.Of(superApp.AppSecret), Argument.Of(superApp.SecretKey), Argument.Of(superApp.ServiceDomain),
                Argument.Of(superApp.ClientKey), Argument.Of(superApp.ExchangeKey), Argument.Of(superApp.IdentityKey), Argument.Of((int)superApp.TimestampCipher),
                Argument.Of(superApp.TrustBareUids), Argument.Of(superApp.MinimumLevel)),
            cancellationToken);

    public Task PutAsync(TeamRegistration team, CancellationToken cancellationToken) =>
        ChangeAsync(
            () => new Statement(
                "INSERT INTO teams (id, superapp, name) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                Argument.Of(team.Id), Argument.Of(team.SuperApp), Argument.Of(team.Name)),
            cancellationToken);

    public Task PutAsync(StoredMiniProgram miniProgram, CancellationToken cancellationToken) =>
        ChangeAsync(
            () => new Statement(
                """
                INSERT INTO mini_programs (appid, superapp, team, name, icon_url, request_domains, versions, templates, secret_salt, secret_hash,
                    previous_secret_salt, previous_secret_hash, previous_secret_until)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                ON CONFLICT (appid) DO UPDATE SET team = excluded.team, name = excluded.name, icon_url = excluded.icon_url,
                    request_domains = excluded.request_domains, versions = excluded.versions, templates = excluded.templates,
                    secret_salt = excluded.secret_salt, secret_hash = excluded.secret_hash, previous_secret_salt = excluded.previous_secret_salt,
                    previous_secret_hash = excluded.previous_secret_hash, previous_secret_until = excluded.previous_secret_until
                """,
                Argument.Of(miniProgram.Record.AppId), Argument.Of(miniProgram.Record.SuperApp), Argument.Of(miniProgram.Record.Team),
                Argument.Of(miniProgram.Record.Name), Argument.Of(miniProgram.Record.IconUrl), Argument.Of(JsonSerializer.Serialize(miniProgram.Record.RequestDomains)),
                Argument.Of(JsonSerializer.Serialize(miniProgram.Record.Versions)), Argument.Of(JsonSerializer.Serialize(miniProgram.Record.Templates)),
                Argument.Of(miniProgram.SecretSalt), Argument.Of(miniProgram.SecretHash), Argument.Of(miniProgram.PreviousSecret?.Salt),
                Argument.Of(miniProgram.PreviousSecret?.Hash), Argument.Of(miniProgram.PreviousSecret?.Until)),
            cancellationToken);

    private Task ChangeAsync(Func<Statement> change, CancellationToken cancellationToken) =>
        database.RunAsync(session => session.TogetherAsync(NextVersion, change()), cancellationToken);

    private static Task<long> ReadVersionAsync(PostgresSession session) => session.FirstAsync("SELECT version FROM registry_version", row => row.GetInt64(0));

    private static Task<IReadOnlyList<SuperAppRow>> SuperAppsAsync(PostgresSession session) => session.AllAsync(
        "SELECT app_key, app_secret, secret_key, service_domain, client_key, exchange_key, identity_key, timestamp_cipher, trust_bare_uids, minimum_level FROM superapps",
        row => new SuperAppRow(
            row.GetString(0), row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2), row.GetString(3), row.GetString(4), row.GetFieldValue<byte[]>(5),
            row.GetFieldValue<byte[]>(6), (TimestampCipher)row.GetInt32(7), row.GetBoolean(8), row.GetInt32(9)));

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
