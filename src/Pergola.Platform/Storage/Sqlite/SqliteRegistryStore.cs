using System.Text.Json;
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
                return new RegistryRows(
                    ReadVersion(db),
                    db.All(RegistryQueries.SuperApps, RegistryQueries.SuperApp),
                    db.All(RegistryQueries.Teams, RegistryQueries.Team),
                    db.All(RegistryQueries.MiniPrograms, RegistryQueries.MiniProgram));
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

    private static long ReadVersion(SqliteSession db) => db.First(RegistryQueries.Version, row => row.GetInt64(0));
}
