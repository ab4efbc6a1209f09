using System.Text.Json;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Postgres.Stores;

/// <summary>The statements that add or replace what is registered.</summary>
internal static class RegistryPuts
{
    /// <summary>The exchange key and the identity key of a known one stay: they are not among what is updated.</summary>
    public static Statement Put(SuperAppRow superApp) => new(
        """
        INSERT INTO superapps (app_key, app_secret, secret_key, service_domain, client_key, exchange_key, identity_key, timestamp_cipher, trust_bare_uids, minimum_level,
            previous_app_secret, previous_app_secret_until)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT (app_key) DO UPDATE SET app_secret = excluded.app_secret, secret_key = excluded.secret_key, service_domain = excluded.service_domain,
            client_key = excluded.client_key, timestamp_cipher = excluded.timestamp_cipher, trust_bare_uids = excluded.trust_bare_uids,
            minimum_level = excluded.minimum_level, previous_app_secret = excluded.previous_app_secret, previous_app_secret_until = excluded.previous_app_secret_until
        """,
        Argument.Of(superApp.AppKey), Argument.Of(superApp.AppSecret), Argument.Of(superApp.SecretKey), Argument.Of(superApp.ServiceDomain),
        Argument.Of(superApp.ClientKey), Argument.Of(superApp.ExchangeKey), Argument.Of(superApp.IdentityKey), Argument.Of((int)superApp.TimestampCipher),
        Argument.Of(superApp.TrustBareUids), Argument.Of(superApp.MinimumLevel), Argument.Of(superApp.PreviousAppSecret?.Secret), Argument.Of(superApp.PreviousAppSecret?.Until));

    public static Statement Put(TeamRegistration team) => new(
        "INSERT INTO teams (id, superapp, name) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
        Argument.Of(team.Id), Argument.Of(team.SuperApp), Argument.Of(team.Name));

    public static Statement Put(StoredMiniProgram miniProgram) => new(
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
        Argument.Of(miniProgram.PreviousSecret?.Hash), Argument.Of(miniProgram.PreviousSecret?.Until));
}
