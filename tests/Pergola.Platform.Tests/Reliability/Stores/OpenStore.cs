using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;

namespace Pergola.Platform.Tests.Reliability.Stores;

/// <summary>The stores of one engine, and what only a test may ask of its tables.</summary>
internal abstract class OpenStore : IAsyncDisposable
{
    /// <summary>Logins whose code is used and whose session is nowhere: every user of these tests logs in with one code alone.</summary>
    protected const string HalfLogins = """
        SELECT count(*) FROM codes WHERE kind = 1 AND used_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sessions WHERE sessions.code_hash = codes.hash)
        """;

    /// <summary>What a broken store looks at first.</summary>
    protected const string UnusedUser = "SELECT uid FROM codes WHERE hash = @hash AND used_at IS NULL";

    /// <summary>How a broken store marks a code as used: whether it still was unused, or not even that.</summary>
    protected const string MarkAlways = "UPDATE codes SET used_at = issued_at, used_by = @attempt WHERE hash = @hash";
    protected const string MarkUnused = MarkAlways + " AND used_at IS NULL";

    public abstract ICodeStore Codes { get; }

    public abstract ISessionStore Sessions { get; }

    public abstract Task<long> CountHalfLoginsAsync();

    /// <summary>Returns when the store can be used and nothing is being done any more for clients that are gone.</summary>
    public abstract Task SettleAsync();

    public abstract Task<string?> FindUnusedUserAsync(byte[] hash);

    public abstract Task MarkAsync(byte[] hash, string attempt, bool onlyUnused);

    public abstract Task ExecuteAsync(string sql);

    public abstract ValueTask DisposeAsync();
}
