using System.Data.Common;
using System.Text.Json;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Storage;

/// <summary>How the registry's rows are asked for and read, the same on every engine.</summary>
internal static class RegistryQueries
{
    public const string Version = "SELECT version FROM registry_version";

    public const string SuperApps =
        """
        SELECT app_key, app_secret, secret_key, service_domain, client_key, exchange_key, identity_key, timestamp_cipher, trust_bare_uids, minimum_level,
            previous_app_secret, previous_app_secret_until
        FROM superapps
        """;

    public const string Teams = "SELECT id, superapp, name FROM teams";

    public const string MiniPrograms =
        """
        SELECT appid, superapp, team, name, icon_url, request_domains, versions, templates, secret_salt, secret_hash,
            previous_secret_salt, previous_secret_hash, previous_secret_until
        FROM mini_programs
        """;

    public static SuperAppRow SuperApp(DbDataReader row) => new(
        row.GetString(0), Bytes(row, 1), Bytes(row, 2), row.GetString(3), row.GetString(4), Bytes(row, 5), Bytes(row, 6),
        (TimestampCipher)row.GetInt32(7), row.GetBoolean(8), row.GetInt32(9),
        row.IsDBNull(11) ? null : new SealedPreviousSecret(Bytes(row, 10), Moment(row, 11)));

    public static TeamRegistration Team(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2));

    public static StoredMiniProgram MiniProgram(DbDataReader row) => new(
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
        Bytes(row, 8),
        Bytes(row, 9),
        row.IsDBNull(12) ? null : new PreviousSecret(Bytes(row, 10), Bytes(row, 11), Moment(row, 12)));

    private static byte[] Bytes(DbDataReader row, int column) => row.GetFieldValue<byte[]>(column);

    private static DateTimeOffset Moment(DbDataReader row, int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    private static T? Json<T>(DbDataReader row, int column) => JsonSerializer.Deserialize<T>(row.GetString(column));
}
