using System.Text.Json;
using Microsoft.Data.Sqlite;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteRegistryStore(SqliteDatabase database) : IRegistryStore
{
    public Task<long> VersionAsync(CancellationToken cancellationToken) => database.ReadAsync(ReadVersion);

    public Task<RegistryRows> LoadAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(db =>
        {
            db.Run("BEGIN");
            try
            {
                return new RegistryRows(ReadVersion(db), SuperApps(db), Teams(db), MiniPrograms(db));
            }
            finally
            {
                db.Run("COMMIT");
            }
        });

    public Task PutAsync(SuperAppRow superApp, CancellationToken cancellationToken) => ChangeAsync(db => Put(db, superApp), cancellationToken);

    public Task PutAsync(TeamRegistration team, CancellationToken cancellationToken) => ChangeAsync(db => Put(db, team), cancellationToken);

    public Task PutAsync(StoredMiniProgram miniProgram, CancellationToken cancellationToken) => ChangeAsync(db => Put(db, miniProgram), cancellationToken);

    public Task<bool> TryChangeAsync(RegistryChange change, long version, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                if (db.Run("UPDATE registry_version SET version = version + 1 WHERE version = @version", ("@version", version)) == 0)
                    return false;
                if (change.SuperApp is { } superApp)
                    Put(db, superApp);
                if (change.Team is { } team)
                    Put(db, team);
                if (change.MiniProgram is { } miniProgram)
                    Put(db, miniProgram);
                SqliteAuditStore.Add(db, change.Audit);
                return true;
            },
            cancellationToken);

    private static void Put(SqliteSession db, SuperAppRow superApp) =>
        db.Run(
            """
            INSERT INTO superapps (app_key, app_secret, secret_key, service_domain, client_key, exchange_key, identity_key, timestamp_cipher, trust_bare_uids, minimum_level,
                previous_app_secret, previous_app_secret_until)
            VALUES (@app_key, @app_secret, @secret_key, @service_domain, @client_key, @exchange_key, @identity_key, @timestamp_cipher, @trust_bare_uids, @minimum_level,
                @previous, @previous_until)
            ON CONFLICT (app_key) DO UPDATE SET app_secret = @app_secret, secret_key = @secret_key, service_domain = @service_domain,
                client_key = @client_key, timestamp_cipher = @timestamp_cipher, trust_bare_uids = @trust_bare_uids, minimum_level = @minimum_level,
                previous_app_secret = @previous, previous_app_secret_until = @previous_until
            """,
            ("@app_key", superApp.AppKey), ("@app_secret", superApp.AppSecret), ("@secret_key", superApp.SecretKey),
            ("@service_domain", superApp.ServiceDomain), ("@client_key", superApp.ClientKey), ("@exchange_key", superApp.ExchangeKey),
            ("@identity_key", superApp.IdentityKey), ("@timestamp_cipher", (int)superApp.TimestampCipher), ("@trust_bare_uids", superApp.TrustBareUids),
            ("@minimum_level", superApp.MinimumLevel), ("@previous", superApp.PreviousAppSecret?.Secret),
            ("@previous_until", superApp.PreviousAppSecret?.Until.ToUnixTimeMilliseconds()));

    private static void Put(SqliteSession db, TeamRegistration team) =>
        db.Run(
            "INSERT INTO teams (id, superapp, name) VALUES (@id, @superapp, @name) ON CONFLICT (id) DO UPDATE SET name = @name",
            ("@id", team.Id), ("@superapp", team.SuperApp), ("@name", team.Name));

    private static void Put(SqliteSession db, StoredMiniProgram miniProgram) =>
        db.Run(
            """
            INSERT INTO mini_programs (appid, superapp, team, name, icon_url, request_domains, versions, templates, secret_salt, secret_hash,
                previous_secret_salt, previous_secret_hash, previous_secret_until)
            VALUES (@appid, @superapp, @team, @name, @icon_url, @request_domains, @versions, @templates, @secret_salt, @secret_hash, @previous_salt, @previous_hash, @previous_until)
            ON CONFLICT (appid) DO UPDATE SET team = @team, name = @name, icon_url = @icon_url, request_domains = @request_domains,
                versions = @versions, templates = @templates, secret_salt = @secret_salt, secret_hash = @secret_hash,
                previous_secret_salt = @previous_salt, previous_secret_hash = @previous_hash, previous_secret_until = @previous_until
            """,
            ("@appid", miniProgram.Record.AppId), ("@superapp", miniProgram.Record.SuperApp), ("@team", miniProgram.Record.Team),
            ("@name", miniProgram.Record.Name), ("@icon_url", miniProgram.Record.IconUrl),
            ("@request_domains", JsonSerializer.Serialize(miniProgram.Record.RequestDomains)),
            ("@versions", JsonSerializer.Serialize(miniProgram.Record.Versions)),
            ("@templates", JsonSerializer.Serialize(miniProgram.Record.Templates)),
            ("@secret_salt", miniProgram.SecretSalt), ("@secret_hash", miniProgram.SecretHash),
            ("@previous_salt", miniProgram.PreviousSecret?.Salt), ("@previous_hash", miniProgram.PreviousSecret?.Hash),
            ("@previous_until", miniProgram.PreviousSecret?.Until.ToUnixTimeMilliseconds()));

    private Task ChangeAsync(Action<SqliteSession> change, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                change(db);
                db.Run("UPDATE registry_version SET version = version + 1");
            },
            cancellationToken);

    private static long ReadVersion(SqliteSession db) => db.First("SELECT version FROM registry_version", row => row.GetInt64(0));

    private static IReadOnlyList<SuperAppRow> SuperApps(SqliteSession db) => db.All(
        """
        SELECT app_key, app_secret, secret_key, service_domain, client_key, exchange_key, identity_key, timestamp_cipher, trust_bare_uids, minimum_level,
            previous_app_secret, previous_app_secret_until
        FROM superapps
        """,
        row => new SuperAppRow(
            row.GetString(0), (byte[])row.GetValue(1), (byte[])row.GetValue(2), row.GetString(3), row.GetString(4), (byte[])row.GetValue(5),
            (byte[])row.GetValue(6), (TimestampCipher)row.GetInt32(7), row.GetBoolean(8), row.GetInt32(9),
            row.IsDBNull(11) ? null : new SealedPreviousSecret((byte[])row.GetValue(10), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)))));

    private static IReadOnlyList<TeamRegistration> Teams(SqliteSession db) =>
        db.All("SELECT id, superapp, name FROM teams", row => new TeamRegistration(row.GetString(0), row.GetString(1), row.GetString(2)));

    private static IReadOnlyList<StoredMiniProgram> MiniPrograms(SqliteSession db) => db.All(
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
            (byte[])row.GetValue(8),
            (byte[])row.GetValue(9),
            row.IsDBNull(12) ? null : new PreviousSecret((byte[])row.GetValue(10), (byte[])row.GetValue(11), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(12)))));

    private static T? Json<T>(SqliteDataReader row, int column) => JsonSerializer.Deserialize<T>(row.GetString(column));
}
