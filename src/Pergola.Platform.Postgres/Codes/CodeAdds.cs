using Pergola.Platform.Codes;

namespace Pergola.Platform.Postgres.Codes;

/// <summary>Keeps new codes, many in one statement.</summary>
internal static class CodeAdds
{
    /// <summary>
    /// A code carries the highest logout number that was committed when it was issued, and is refused when its user has a higher one. Numbers are given out before
    /// the logout commits, so a code from before a logout always has a lower one; and a code that is issued after a logout returned sees its number. Only while
    /// the two run at the same moment may it be either.
    /// The same code may come again, when the first answer was lost; another with its hash is not taken.
    /// </summary>
    private const string Text =
        """
        INSERT INTO codes (hash, kind, level, superapp, appid, uid, openid, secret, exchange_id, logout_seq, issued_at, expires_at)
        SELECT hash, kind, level, superapp, appid, uid, openid, secret, exchange_id, (SELECT coalesce(max(seq), 0) FROM logouts), issued_at, expires_at
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            AS new (hash, kind, level, superapp, appid, uid, openid, secret, exchange_id, issued_at, expires_at)
        ON CONFLICT (hash) DO UPDATE SET exchange_id = excluded.exchange_id WHERE codes.exchange_id = excluded.exchange_id AND codes.issued_at = excluded.issued_at
        RETURNING hash
        """;

    /// <summary>Whether each is kept.</summary>
    public static async Task<bool[]> RunAsync(PostgresSession session, IReadOnlyList<NewCode> codes)
    {
        var kept = await session.AllAsync(
            Text,
            row => Convert.ToHexString(row.GetFieldValue<byte[]>(0)),
            Argument.Of([.. codes.Select(code => code.Hash)]), Argument.Of([.. codes.Select(code => (int)code.Kind)]), Argument.Of([.. codes.Select(code => (int)code.Level)]),
            Argument.Of([.. codes.Select(code => code.SuperApp)]), Argument.Of([.. codes.Select(code => code.AppId)]), Argument.Of([.. codes.Select(code => code.User?.Uid)]),
            Argument.Of([.. codes.Select(code => code.User?.OpenId)]), Argument.Of([.. codes.Select(code => code.SealedSecret)]),
            Argument.Of([.. codes.Select(code => code.ExchangeId)]), Argument.Of([.. codes.Select(code => code.IssuedAt.ToUnixTimeMilliseconds())]),
            Argument.Of([.. codes.Select(code => code.ExpiresAt.ToUnixTimeMilliseconds())]));
        if (kept.Count == codes.Count)
            return [.. codes.Select(_ => true)];
        var hashes = kept.ToHashSet(StringComparer.Ordinal);
        return [.. codes.Select(code => hashes.Contains(Convert.ToHexString(code.Hash)))];
    }
}
