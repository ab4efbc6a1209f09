using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Storage.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteCodeStore(SqliteDatabase database) : ICodeStore
{
    /// <summary>What every statement demands of a code: it is this mini program's, of this kind and level, unused, and its user did not log out.</summary>
    private const string Usable = """
        hash = @hash AND kind = @kind AND level = @level AND appid = @appid AND used_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM logouts l WHERE l.superapp = codes.superapp AND l.uid = coalesce(codes.uid, @uid) AND l.seq > codes.logout_seq)
        """;

    public Task AddAsync(NewCode code, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db => db.Run(
                """
                INSERT INTO codes (hash, kind, level, superapp, appid, uid, openid, auth_code, exchange_id, logout_seq, issued_at, expires_at)
                VALUES (@hash, @kind, @level, @superapp, @appid, @uid, @openid, @auth_code, @exchange_id, (SELECT coalesce(max(seq), 0) FROM logouts), @issued_at, @expires_at)
                """,
                ("@hash", code.Hash), ("@kind", (int)code.Kind), ("@level", (int)code.Level), ("@superapp", code.SuperApp), ("@appid", code.AppId),
                ("@uid", code.User?.Uid), ("@openid", code.User?.OpenId), ("@auth_code", code.SealedAuthCode), ("@exchange_id", code.ExchangeId),
                ("@issued_at", code.IssuedAt.ToUnixTimeMilliseconds()), ("@expires_at", code.ExpiresAt.ToUnixTimeMilliseconds())),
            cancellationToken);

    public Task<Redemption> RedeemAsync(CodeTry attempt, NewSession session, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                var won = db.First(
                    $"UPDATE codes SET used_at = @now, used_by = @attempt WHERE {Usable} AND expires_at > @now RETURNING superapp, uid, openid",
                    row => (SuperApp: row.GetString(0), User: new SessionUser(row.GetString(1), row.GetString(2))),
                    Key(attempt, uid: null, ("@now", Now(attempt)), ("@attempt", attempt.Attempt)));
                return won.User is null
                    ? CodeRefusals.Explain(db, attempt, uid: null)
                    : Redemption.Of(SessionRows.Start(db, won.SuperApp, won.User, session, attempt));
            },
            cancellationToken);

    public Task<Claim> ClaimAsync(CodeTry attempt, TimeSpan lease, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                var claim = db.First(
                    $"""
                    UPDATE codes SET claimed_by = @attempt, claimed_until = @until
                    WHERE {Usable} AND expires_at > @now AND (claimed_by IS NULL OR claimed_by = @attempt OR claimed_until <= @now)
                    RETURNING auth_code, exchange_id, uid
                    """,
                    row => new Claim((byte[])row.GetValue(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), null, null),
                    Key(attempt, uid: null, ("@now", Now(attempt)), ("@attempt", attempt.Attempt), ("@until", (attempt.Now + lease).ToUnixTimeMilliseconds())));
                if (claim is not null)
                    return claim;
                var refused = CodeRefusals.Explain(db, attempt, uid: null);
                return new Claim(null, null, null, refused.Session, refused.Refusal);
            },
            cancellationToken);

    public Task<Redemption> CompleteAsync(CodeTry attempt, SessionUser user, NewSession session, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                // The claim was made in time, so a code may be completed that expired during the call to the superapp server.
                var superApp = db.First(
                    $"UPDATE codes SET used_at = @now, used_by = @attempt, auth_code = NULL WHERE {Usable} AND claimed_by = @attempt RETURNING superapp",
                    row => row.GetString(0),
                    Key(attempt, user.Uid, ("@now", Now(attempt)), ("@attempt", attempt.Attempt)));
                return superApp is null
                    ? CodeRefusals.Explain(db, attempt, user.Uid)
                    : Redemption.Of(SessionRows.Start(db, superApp, user, session, attempt));
            },
            cancellationToken);

    public Task ReleaseAsync(CodeTry attempt, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db => db.Run(
                "UPDATE codes SET claimed_by = NULL, claimed_until = NULL WHERE hash = @hash AND claimed_by = @attempt AND used_at IS NULL",
                ("@hash", attempt.Hash), ("@attempt", attempt.Attempt)),
            cancellationToken);

    private static long Now(CodeTry attempt) => attempt.Now.ToUnixTimeMilliseconds();

    private static (string Name, object? Value)[] Key(CodeTry attempt, string? uid, params ReadOnlySpan<(string Name, object? Value)> more) =>
    [
        ("@hash", attempt.Hash), ("@kind", (int)attempt.Kind), ("@level", (int)attempt.Level), ("@appid", attempt.AppId), ("@uid", uid), .. more,
    ];
}
