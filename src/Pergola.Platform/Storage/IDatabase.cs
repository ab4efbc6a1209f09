namespace Pergola.Platform.Storage;

/// <summary>The database behind the stores, as a whole.</summary>
internal interface IDatabase
{
    /// <summary><c>sqlite</c> or <c>postgres</c>, for metrics and for people.</summary>
    string Engine { get; }

    /// <summary>Returns when the database can be read and written now; throws what is wrong otherwise.</summary>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Throws away nonces and previous session keys that ended before <paramref name="now"/>, and what ended longer ago than <paramref name="keep"/>: codes, access tokens, logouts.
    /// Sessions stay: they remember which openids a mini program has seen. Several nodes may sweep at once.
    /// </summary>
    Task SweepAsync(DateTimeOffset now, TimeSpan keep, CancellationToken cancellationToken);
}
