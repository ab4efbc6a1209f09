namespace Pergola.Platform.Postgres;

/// <summary>
/// The lock of a user, held to the end of a transaction by whoever starts, ends or rekeys that user's sessions. It is a statement of its own, before those
/// that do the work: a statement sees what was committed when it began, so one that waited for the lock itself would still see the state of before.
/// </summary>
internal static class UserLock
{
    /// <summary>The lock's number, as an expression over two expressions. Two users with one number only wait for one another.</summary>
    public static string Of(string superApp, string uid) => $"hashtextextended('user' || chr(10) || {superApp} || chr(10) || {uid}, 0)";

    /// <summary>Takes the lock; $1: superapp, $2: uid.</summary>
    public static Statement Take(string superApp, string uid) => new($"SELECT pg_advisory_xact_lock({Of("$1", "$2")})", Argument.Of(superApp), Argument.Of(uid));
}

/// <summary>The lock of anything else that is counted or limited per owner.</summary>
internal static class OwnerLock
{
    public static Statement Take(string what, string owner) =>
        new("SELECT pg_advisory_xact_lock(hashtextextended($1 || chr(10) || $2, 0))", Argument.Of(what), Argument.Of(owner));
}
