using Npgsql;
using Pergola.Platform.Auditing;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Postgres.Codes;

/// <inheritdoc cref="ICodeStore"/>
internal sealed class PostgresCodeStore : ICodeStore, IAsyncDisposable, IDisposable
{
    /// <summary>What every statement demands of a code: it is this mini program's, of this kind and level, unused, and its user did not log out.</summary>
    private const string Usable =
        """
        codes.hash = $1 AND codes.kind = $2 AND codes.level = $3 AND codes.appid = $4 AND codes.used_at IS NULL
        AND coalesce((SELECT seq FROM logouts WHERE logouts.superapp = codes.superapp AND logouts.uid = codes.uid), 0) <= codes.logout_seq
        """;

    private readonly PostgresDatabase database;
    private readonly CodeRefusals refusals;
    private readonly BatchQueue<NewCode, bool> adds;
    private readonly BatchQueue<SessionStart, StoredSession?> starts;

    public PostgresCodeStore(PostgresDatabase database, IAuditStore audit)
    {
        this.database = database;
        refusals = new CodeRefusals(database, audit);
        adds = new(database, code => Convert.ToHexString(code.Hash), repeats: false, CodeAdds.RunAsync);
        starts = new(database, start => Convert.ToHexString(start.Attempt.Hash), repeats: true, SessionStarts.RunAsync);
    }

    public async Task AddAsync(NewCode code, CancellationToken cancellationToken)
    {
        if (!await adds.AskAsync(code, cancellationToken))
            throw new InvalidOperationException("A code with this hash is kept already.");
    }

    public async Task<Redemption> RedeemAsync(CodeTry attempt, NewSession session, CancellationToken cancellationToken) =>
        await starts.AskAsync(new SessionStart(attempt, null, session), cancellationToken) is { } started
            ? Redemption.Of(started)
            : await refusals.ExplainAsync(attempt, uid: null, cancellationToken);

    public async Task<Redemption> CompleteAsync(CodeTry attempt, SessionUser user, NewSession session, CancellationToken cancellationToken) =>
        await starts.AskAsync(new SessionStart(attempt, user, session), cancellationToken) is { } started
            ? Redemption.Of(started)
            : await refusals.ExplainAsync(attempt, user.Uid, cancellationToken);

    public async Task<Claim> ClaimAsync(CodeTry attempt, TimeSpan lease, CancellationToken cancellationToken)
    {
        var claim = await database.RunAsync(
            async session => await session.FirstAsync(
                $"""
                UPDATE codes SET claimed_by = $6, claimed_until = $7
                WHERE {Usable} AND expires_at > $5 AND (claimed_by IS NULL OR claimed_by = $6 OR claimed_until <= $5)
                RETURNING secret, exchange_id, uid
                """,
                ReadClaim,
                [.. Key(attempt), Argument.Of(attempt.Now), Argument.Of(attempt.Attempt), Argument.Of(attempt.Now + lease)])
                ?? await ClaimedAgainAsync(session, attempt),
            cancellationToken);
        if (claim is not null)
            return claim;
        var refused = await refusals.ExplainAsync(attempt, uid: null, cancellationToken);
        return new Claim(null, null, null, refused.Session, refused.Refusal);
    }

    public async Task<Refusal?> CompleteAsync(CodeTry attempt, CancellationToken cancellationToken)
    {
        var completed = await database.RunAsync(
            async session => await session.RunAsync(
                $"UPDATE codes SET used_at = $5, used_by = $6 WHERE {Usable} AND claimed_by = $6", [.. Key(attempt), Argument.Of(attempt.Now), Argument.Of(attempt.Attempt)]) > 0
                || await ClaimedAgainAsync(session, attempt) is not null,
            cancellationToken);
        return completed ? null : (await refusals.ExplainAsync(attempt, uid: null, cancellationToken)).Refusal;
    }

    public async Task<Refusal?> TradeAsync(CodeTry ticket, string? uid, TradedCode code, CancellationToken cancellationToken)
    {
        var traded = await database.RunAsync(
            async session => await session.RunAsync(
                $"""
                WITH ticket AS (
                    SELECT * FROM codes WHERE {Usable} AND expires_at > $5 AND ($7::text IS NULL OR uid = $7) FOR UPDATE),
                used AS (
                    UPDATE codes SET used_at = $5, used_by = $6, secret = NULL FROM ticket WHERE codes.hash = ticket.hash)
                INSERT INTO codes (hash, kind, level, superapp, appid, uid, openid, secret, exchange_id, logout_seq, issued_at, expires_at)
                SELECT $8, $9, level, superapp, appid, uid, openid, secret, exchange_id, logout_seq, $5, $10 FROM ticket
                """,
                [
                    .. Key(ticket), Argument.Of(ticket.Now), Argument.Of(ticket.Attempt), Argument.Of(uid), Argument.Of(code.Hash), Argument.Of((int)code.Kind),
                    Argument.Of(code.ExpiresAt),
                ]) > 0

                // The code is new with each trade: when it is there, this trade was done and its answer lost.
                || await session.FirstAsync("SELECT 1 FROM codes WHERE hash = $1", _ => true, Argument.Of(code.Hash)),
            cancellationToken);
        return traded ? null : (await refusals.ExplainAsync(ticket, uid, cancellationToken)).Refusal;
    }

    public Task ReleaseAsync(CodeTry attempt, CancellationToken cancellationToken) =>
        database.RunAsync(
            session => session.RunAsync(
                "UPDATE codes SET claimed_by = NULL, claimed_until = NULL WHERE hash = $1 AND claimed_by = $2 AND used_at IS NULL",
                Argument.Of(attempt.Hash), Argument.Of(attempt.Attempt)),
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await adds.DisposeAsync();
        await starts.DisposeAsync();
    }

    public void Dispose()
    {
        adds.Dispose();
        starts.Dispose();
    }

    /// <summary>
    /// A phone or e-mail code that this very attempt has used, while a repetition is still a retry: it keeps its secret, so that the superapp
    /// server can be asked for the same answer again. A login's repetition gets its session instead.
    /// </summary>
    private static Task<Claim?> ClaimedAgainAsync(PostgresSession session, CodeTry attempt) =>
        session.FirstAsync(
            """
            SELECT secret, exchange_id, uid FROM codes
            WHERE hash = $1 AND kind = $2 AND level = $3 AND appid = $4 AND kind <> $5 AND secret IS NOT NULL AND used_by = $6
            AND ($7 = used_at OR $7 - used_at < $8)
            """,
            ReadClaim,
            [.. Key(attempt), Argument.Of((int)CodeKind.Login), Argument.Of(attempt.Attempt), Argument.Of(attempt.Now), Argument.Of((long)attempt.RepeatWindow.TotalMilliseconds)]);

    private static Claim ReadClaim(NpgsqlDataReader row) =>
        new(row.GetFieldValue<byte[]>(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), null, null);

    private static NpgsqlParameter[] Key(CodeTry attempt) =>
        [Argument.Of(attempt.Hash), Argument.Of((int)attempt.Kind), Argument.Of((int)attempt.Level), Argument.Of(attempt.AppId)];
}
