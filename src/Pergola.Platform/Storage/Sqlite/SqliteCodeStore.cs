using Microsoft.Data.Sqlite;
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

    private const string Add = """
        INSERT INTO codes (hash, kind, level, superapp, appid, uid, openid, secret, exchange_id, logout_seq, issued_at, expires_at, used_by)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, (SELECT coalesce(max(seq), 0) FROM logouts), ?10, ?11, ?12)
        """;

    // used_by says nothing while used_at is null. It holds as many bytes as time (6) and attempt (32) will take: a row that keeps its size is
    // overwritten where it lies, where one that grows moves the others of its page, and splits it.
    private static readonly string Room = new(' ', 6 + 32);

    private const string Redeem = """
        UPDATE codes SET used_at = ?5, used_by = ?6
        WHERE hash = ?1 AND kind = ?2 AND level = ?3 AND appid = ?4 AND used_at IS NULL AND expires_at > ?5
        AND NOT EXISTS (SELECT 1 FROM logouts l WHERE l.superapp = codes.superapp AND l.uid = codes.uid AND l.seq > codes.logout_seq)
        RETURNING superapp, uid, openid
        """;

    public Task AddAsync(NewCode code, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db => db.Hot(Add)
                .Bind(1, code.Hash).Bind(2, (int)code.Kind).Bind(3, (int)code.Level).Bind(4, code.SuperApp).Bind(5, code.AppId)
                .Bind(6, code.User?.Uid).Bind(7, code.User?.OpenId).Bind(8, code.SealedSecret).Bind(9, code.ExchangeId)
                .Bind(10, code.IssuedAt.ToUnixTimeMilliseconds()).Bind(11, code.ExpiresAt.ToUnixTimeMilliseconds()).Bind(12, Room)
                .Run(),
            cancellationToken);

    public Task<Redemption> RedeemAsync(CodeTry attempt, NewSession session, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                var redeem = db.Hot(Redeem)
                    .Bind(1, attempt.Hash).Bind(2, (int)attempt.Kind).Bind(3, (int)attempt.Level).Bind(4, attempt.AppId).Bind(5, Now(attempt)).Bind(6, attempt.Attempt);
                if (!redeem.Step())
                {
                    redeem.Reset();
                    return CodeRefusals.Explain(db, attempt, uid: null);
                }

                var (superApp, user) = (redeem.GetString(0), new SessionUser(redeem.GetString(1), redeem.GetString(2)));
                redeem.Reset();
                return Redemption.Of(SessionRows.Start(db, superApp, user, session, attempt));
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
                    RETURNING secret, exchange_id, uid
                    """,
                    ReadClaim,
                    Key(attempt, uid: null, ("@now", Now(attempt)), ("@attempt", attempt.Attempt), ("@until", (attempt.Now + lease).ToUnixTimeMilliseconds())));
                if ((claim ?? ClaimedAgain(db, attempt)) is { } held)
                    return held;
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
                    $"UPDATE codes SET used_at = @now, used_by = @attempt, secret = NULL WHERE {Usable} AND claimed_by = @attempt RETURNING superapp",
                    row => row.GetString(0),
                    Key(attempt, user.Uid, ("@now", Now(attempt)), ("@attempt", attempt.Attempt)));
                return superApp is null
                    ? CodeRefusals.Explain(db, attempt, user.Uid)
                    : Redemption.Of(SessionRows.Start(db, superApp, user, session, attempt));
            },
            cancellationToken);

    public Task<Refusal?> CompleteAsync(CodeTry attempt, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                var completed = db.Run(
                    $"UPDATE codes SET used_at = @now, used_by = @attempt WHERE {Usable} AND claimed_by = @attempt",
                    Key(attempt, uid: null, ("@now", Now(attempt)), ("@attempt", attempt.Attempt)));
                return completed > 0 || ClaimedAgain(db, attempt) is not null ? null : CodeRefusals.Explain(db, attempt, uid: null).Refusal;
            },
            cancellationToken);

    public Task<Refusal?> TradeAsync(CodeTry ticket, string? uid, TradedCode code, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db =>
            {
                var traded = db.Run(
                    $"UPDATE codes SET used_at = @now, used_by = @attempt WHERE {Usable} AND expires_at > @now AND (@uid IS NULL OR uid = @uid)",
                    Key(ticket, uid, ("@now", Now(ticket)), ("@attempt", ticket.Attempt)));
                if (traded == 0)
                    return CodeRefusals.Explain(db, ticket, uid).Refusal;
                db.Run(
                    """
                    INSERT INTO codes (hash, kind, level, superapp, appid, uid, openid, secret, exchange_id, logout_seq, issued_at, expires_at)
                    SELECT @code, @kind, level, superapp, appid, uid, openid, secret, exchange_id, logout_seq, @now, @expires_at FROM codes WHERE hash = @hash
                    """,
                    ("@code", code.Hash), ("@kind", (int)code.Kind), ("@now", Now(ticket)), ("@expires_at", code.ExpiresAt.ToUnixTimeMilliseconds()), ("@hash", ticket.Hash));
                db.Run("UPDATE codes SET secret = NULL WHERE hash = @hash", ("@hash", ticket.Hash));
                return (Refusal?)null;
            },
            cancellationToken);

    public Task ReleaseAsync(CodeTry attempt, CancellationToken cancellationToken) =>
        database.Writer.RunAsync(
            db => db.Run(
                "UPDATE codes SET claimed_by = NULL, claimed_until = NULL WHERE hash = @hash AND claimed_by = @attempt AND used_at IS NULL",
                ("@hash", attempt.Hash), ("@attempt", attempt.Attempt)),
            cancellationToken);

    /// <summary>
    /// A phone or e-mail code that this very attempt has used, while a repetition is still a retry: it keeps its secret, so that the superapp
    /// server can be asked for the same answer again. A login's repetition gets its session instead.
    /// </summary>
    private static Claim? ClaimedAgain(SqliteSession db, CodeTry attempt) => db.First(
        """
        SELECT secret, exchange_id, uid FROM codes
        WHERE hash = @hash AND kind = @kind AND level = @level AND appid = @appid AND kind <> @login AND secret IS NOT NULL
        AND used_by = @attempt AND @now - used_at < @window
        """,
        ReadClaim,
        Key(
            attempt, uid: null, ("@login", (int)CodeKind.Login), ("@attempt", attempt.Attempt), ("@now", Now(attempt)),
            ("@window", (long)attempt.RepeatWindow.TotalMilliseconds)));

    private static Claim ReadClaim(SqliteDataReader row) =>
        new((byte[])row.GetValue(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), null, null);

    private static long Now(CodeTry attempt) => attempt.Now.ToUnixTimeMilliseconds();

    private static (string Name, object? Value)[] Key(CodeTry attempt, string? uid, params ReadOnlySpan<(string Name, object? Value)> more) =>
    [
        ("@hash", attempt.Hash), ("@kind", (int)attempt.Kind), ("@level", (int)attempt.Level), ("@appid", attempt.AppId), ("@uid", uid), .. more,
    ];
}
