using Npgsql;
using NpgsqlTypes;

namespace Pergola.Platform.Postgres;

/// <summary>Arguments of statements, with the database's type said, so that null and empty lists have one too.</summary>
internal static class Argument
{
    public static NpgsqlParameter Of(string? value) => New(NpgsqlDbType.Text, value);

    public static NpgsqlParameter Of(byte[]? value) => New(NpgsqlDbType.Bytea, value);

    public static NpgsqlParameter Of(long? value) => New(NpgsqlDbType.Bigint, value);

    public static NpgsqlParameter Of(int value) => New(NpgsqlDbType.Integer, value);

    public static NpgsqlParameter Of(bool value) => New(NpgsqlDbType.Boolean, value);

    public static NpgsqlParameter Of(Guid value) => New(NpgsqlDbType.Uuid, value);

    public static NpgsqlParameter Of(DateTimeOffset? value) => Of(value?.ToUnixTimeMilliseconds());

    public static NpgsqlParameter Of(string?[] values) => New(NpgsqlDbType.Array | NpgsqlDbType.Text, values);

    public static NpgsqlParameter Of(byte[]?[] values) => New(NpgsqlDbType.Array | NpgsqlDbType.Bytea, values);

    public static NpgsqlParameter Of(long[] values) => New(NpgsqlDbType.Array | NpgsqlDbType.Bigint, values);

    public static NpgsqlParameter Of(int[] values) => New(NpgsqlDbType.Array | NpgsqlDbType.Integer, values);

    public static NpgsqlParameter Of(Guid[] values) => New(NpgsqlDbType.Array | NpgsqlDbType.Uuid, values);

    private static NpgsqlParameter New(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
