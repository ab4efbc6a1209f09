using Pergola.Platform.Trust;

namespace Pergola.Platform.Postgres.Stores;

/// <inheritdoc cref="INonceStore"/>
internal sealed class PostgresNonceStore : INonceStore, IAsyncDisposable, IDisposable
{
    /// <summary>A row that is there and was written by this very try is its own, from before the answer was lost; any other is a replay.</summary>
    private const string Text =
        """
        INSERT INTO nonces (superapp, nonce, until, try) SELECT * FROM unnest($1, $2, $3, $4)
        ON CONFLICT (superapp, nonce) DO UPDATE SET try = excluded.try WHERE nonces.try = excluded.try
        RETURNING try
        """;

    private readonly BatchQueue<Use, bool> uses;

    public PostgresNonceStore(PostgresDatabase database) => uses = new(database, use => $"{use.AppKey}\n{use.Nonce}", repeats: false, RunAsync);

    public Task<bool> TryUseAsync(string appKey, string nonce, DateTimeOffset until, CancellationToken cancellationToken) =>
        uses.AskAsync(new Use(appKey, nonce, until, Guid.NewGuid()), cancellationToken);

    public ValueTask DisposeAsync() => uses.DisposeAsync();

    public void Dispose() => uses.Dispose();

    private static async Task<bool[]> RunAsync(PostgresSession session, IReadOnlyList<Use> uses)
    {
        var used = (await session.AllAsync(
            Text,
            row => row.GetGuid(0),
            Argument.Of([.. uses.Select(use => use.AppKey)]), Argument.Of([.. uses.Select(use => use.Nonce)]), Argument.Of([.. uses.Select(use => use.Until.ToUnixTimeMilliseconds())]),
            Argument.Of([.. uses.Select(use => use.Try)]))).ToHashSet();
        return [.. uses.Select(use => used.Contains(use.Try))];
    }

    private sealed record Use(string AppKey, string Nonce, DateTimeOffset Until, Guid Try);
}
