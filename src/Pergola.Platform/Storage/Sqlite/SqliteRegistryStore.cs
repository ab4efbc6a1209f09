using System.Text.Json;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteRegistryStore(SqliteDatabase database) : IRegistryStore
{
    public IReadOnlyList<SuperAppRow> SuperApps() =>
        database.Read(db => db.All(
            "SELECT app_key, app_secret, secret_key, service_domain, client_key, exchange_key, identity_key, timestamp_cipher, trust_bare_uids FROM superapps",
            row => new SuperAppRow(
                row.GetString(0), (byte[])row.GetValue(1), (byte[])row.GetValue(2), row.GetString(3), row.GetString(4), (byte[])row.GetValue(5),
                (byte[])row.GetValue(6), (TimestampCipher)row.GetInt32(7), row.GetBoolean(8))));

    public IReadOnlyList<TeamRegistration> Teams() =>
        database.Read(db => db.All("SELECT id, superapp, name FROM teams", row => new TeamRegistration(row.GetString(0), row.GetString(1), row.GetString(2))));

    public IReadOnlyList<StoredMiniProgram> MiniPrograms() =>
        database.Read(db => db.All(
            "SELECT appid, superapp, team, name, icon_url, request_domains, versions, secret_salt, secret_hash FROM mini_programs",
            row => new StoredMiniProgram(
                new MiniProgram
                {
                    AppId = row.GetString(0),
                    SuperApp = row.GetString(1),
                    Team = row.GetString(2),
                    Name = row.GetString(3),
                    IconUrl = row.IsDBNull(4) ? null : row.GetString(4),
                    RequestDomains = JsonSerializer.Deserialize<string[]>(row.GetString(5)) ?? [],
                    Versions = JsonSerializer.Deserialize<MiniProgramVersion[]>(row.GetString(6)) ?? [],
                },
                (byte[])row.GetValue(7),
                (byte[])row.GetValue(8))));

    public Task PutAsync(SuperAppRow superApp, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db => db.Run(
                """
                INSERT INTO superapps (app_key, app_secret, secret_key, service_domain, client_key, exchange_key, identity_key, timestamp_cipher, trust_bare_uids)
                VALUES (@app_key, @app_secret, @secret_key, @service_domain, @client_key, @exchange_key, @identity_key, @timestamp_cipher, @trust_bare_uids)
                ON CONFLICT (app_key) DO UPDATE SET app_secret = @app_secret, secret_key = @secret_key, service_domain = @service_domain,
                    client_key = @client_key, timestamp_cipher = @timestamp_cipher, trust_bare_uids = @trust_bare_uids
                """,
                ("@app_key", superApp.AppKey), ("@app_secret", superApp.AppSecret), ("@secret_key", superApp.SecretKey),
                ("@service_domain", superApp.ServiceDomain), ("@client_key", superApp.ClientKey), ("@exchange_key", superApp.ExchangeKey),
                ("@identity_key", superApp.IdentityKey), ("@timestamp_cipher", (int)superApp.TimestampCipher), ("@trust_bare_uids", superApp.TrustBareUids)),
            cancellationToken);

    public Task PutAsync(TeamRegistration team, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db => db.Run(
                "INSERT INTO teams (id, superapp, name) VALUES (@id, @superapp, @name) ON CONFLICT (id) DO UPDATE SET name = @name",
                ("@id", team.Id), ("@superapp", team.SuperApp), ("@name", team.Name)),
            cancellationToken);

    public Task PutAsync(StoredMiniProgram miniProgram, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db => db.Run(
                """
                INSERT INTO mini_programs (appid, superapp, team, name, icon_url, request_domains, versions, secret_salt, secret_hash)
                VALUES (@appid, @superapp, @team, @name, @icon_url, @request_domains, @versions, @secret_salt, @secret_hash)
                ON CONFLICT (appid) DO UPDATE SET team = @team, name = @name, icon_url = @icon_url, request_domains = @request_domains,
                    versions = @versions, secret_salt = @secret_salt, secret_hash = @secret_hash
                """,
                ("@appid", miniProgram.Record.AppId), ("@superapp", miniProgram.Record.SuperApp), ("@team", miniProgram.Record.Team),
                ("@name", miniProgram.Record.Name), ("@icon_url", miniProgram.Record.IconUrl),
                ("@request_domains", JsonSerializer.Serialize(miniProgram.Record.RequestDomains)),
                ("@versions", JsonSerializer.Serialize(miniProgram.Record.Versions)),
                ("@secret_salt", miniProgram.SecretSalt), ("@secret_hash", miniProgram.SecretHash)),
            cancellationToken);
}
