namespace Pergola.Platform.Storage.Sqlite;

/// <summary>The tables, as a list of steps that is only ever added to. Times are Unix milliseconds.</summary>
internal static class Schema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE superapps (
            app_key TEXT PRIMARY KEY, app_secret BLOB NOT NULL, secret_key BLOB NOT NULL, service_domain TEXT NOT NULL, client_key TEXT NOT NULL,
            exchange_key BLOB NOT NULL, identity_key BLOB NOT NULL, timestamp_cipher INTEGER NOT NULL, trust_bare_uids INTEGER NOT NULL) STRICT;
        CREATE TABLE teams (id TEXT PRIMARY KEY, superapp TEXT NOT NULL REFERENCES superapps, name TEXT NOT NULL) STRICT;
        CREATE TABLE mini_programs (
            appid TEXT PRIMARY KEY, superapp TEXT NOT NULL REFERENCES superapps, team TEXT NOT NULL REFERENCES teams, name TEXT NOT NULL, icon_url TEXT,
            request_domains TEXT NOT NULL, versions TEXT NOT NULL, secret_salt BLOB NOT NULL, secret_hash BLOB NOT NULL) STRICT;

        CREATE TABLE codes (
            hash BLOB PRIMARY KEY, kind INTEGER NOT NULL, level INTEGER NOT NULL, superapp TEXT NOT NULL, appid TEXT NOT NULL, uid TEXT, openid TEXT,
            auth_code BLOB, exchange_id TEXT NOT NULL, logout_seq INTEGER NOT NULL, issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
            claimed_by TEXT, claimed_until INTEGER, used_at INTEGER, used_by TEXT) STRICT, WITHOUT ROWID;
        CREATE TABLE sessions (
            appid TEXT NOT NULL, uid TEXT NOT NULL, superapp TEXT NOT NULL, openid TEXT NOT NULL, key BLOB NOT NULL, code_hash BLOB NOT NULL,
            started_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, previous_key BLOB, previous_until INTEGER,
            PRIMARY KEY (appid, uid)) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX sessions_by_openid ON sessions (appid, openid);
        CREATE INDEX sessions_by_user ON sessions (superapp, uid);
        CREATE TABLE logouts (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, superapp TEXT NOT NULL, uid TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (superapp, uid)) STRICT;
        CREATE TABLE access_tokens (hash BLOB PRIMARY KEY, appid TEXT NOT NULL, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX access_tokens_by_app ON access_tokens (appid);
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY, at INTEGER NOT NULL, event TEXT NOT NULL, appid TEXT NOT NULL, code_hash BLOB NOT NULL, detail TEXT NOT NULL) STRICT;
        """,

        // Codes of phone numbers and e-mail addresses keep a temporary code where those of logins keep an auth code.
        """
        ALTER TABLE codes RENAME COLUMN auth_code TO secret;
        CREATE TABLE soter_keys (
            appid TEXT NOT NULL, openid TEXT NOT NULL, public_key TEXT NOT NULL, seq INTEGER NOT NULL, counter INTEGER NOT NULL, registered_at INTEGER NOT NULL,
            PRIMARY KEY (appid, openid, public_key)) STRICT, WITHOUT ROWID;
        """,

        // One database for several nodes: what a node used to remember alone lies here, and each node sees when the registry has changed.
        """
        CREATE TABLE registry_version (version INTEGER NOT NULL) STRICT;
        INSERT INTO registry_version VALUES (1);
        ALTER TABLE superapps ADD COLUMN minimum_level INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE superapps ADD COLUMN previous_app_secret BLOB;
        ALTER TABLE superapps ADD COLUMN previous_app_secret_until INTEGER;
        ALTER TABLE mini_programs ADD COLUMN templates TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE mini_programs ADD COLUMN previous_secret_salt BLOB;
        ALTER TABLE mini_programs ADD COLUMN previous_secret_hash BLOB;
        ALTER TABLE mini_programs ADD COLUMN previous_secret_until INTEGER;

        CREATE TABLE previous_keys (
            appid TEXT NOT NULL, uid TEXT NOT NULL, replaced_at INTEGER NOT NULL, until INTEGER NOT NULL, key BLOB NOT NULL,
            PRIMARY KEY (appid, uid, replaced_at, key)) STRICT, WITHOUT ROWID;
        INSERT INTO previous_keys SELECT appid, uid, started_at, previous_until, previous_key FROM sessions WHERE previous_key IS NOT NULL AND previous_until IS NOT NULL;
        ALTER TABLE sessions DROP COLUMN previous_key;
        ALTER TABLE sessions DROP COLUMN previous_until;

        CREATE TABLE nonces (superapp TEXT NOT NULL, nonce TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (superapp, nonce)) STRICT, WITHOUT ROWID;
        CREATE TABLE stable_tokens (
            appid TEXT PRIMARY KEY, hash BLOB NOT NULL, token BLOB NOT NULL, expires_at INTEGER NOT NULL, forced_day INTEGER NOT NULL, forced_count INTEGER NOT NULL,
            forced_at INTEGER, previous_hash BLOB, previous_expires_at INTEGER) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX stable_tokens_by_hash ON stable_tokens (hash);
        CREATE INDEX stable_tokens_by_previous_hash ON stable_tokens (previous_hash);
        CREATE TABLE key_ring (name TEXT PRIMARY KEY, xml TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE operator_tokens (
            name TEXT PRIMARY KEY, hash BLOB NOT NULL UNIQUE, rights INTEGER NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER, revoked_at INTEGER) STRICT, WITHOUT ROWID;

        ALTER TABLE audit RENAME TO old_audit;
        CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, event TEXT NOT NULL, actor TEXT NOT NULL, superapp TEXT, appid TEXT, uid TEXT, code_hash BLOB,
            detail TEXT NOT NULL) STRICT;
        INSERT INTO audit (at, event, actor, superapp, appid, code_hash, detail)
            SELECT at, event, 'platform', (SELECT superapp FROM mini_programs m WHERE m.appid = old_audit.appid), appid, code_hash, detail FROM old_audit ORDER BY id;
        DROP TABLE old_audit;
        CREATE INDEX audit_by_app ON audit (appid, id);
        CREATE INDEX audit_by_superapp ON audit (superapp, id);
        CREATE INDEX audit_by_user ON audit (uid, id) WHERE uid IS NOT NULL;
        """,
    ];

    /// <remarks><c>version</c>: how far; only tests stop before the end.</remarks>
    /// <exception cref="InvalidOperationException">The file comes from a newer version.</exception>
    public static void Apply(string file, int? version = null)
    {
        using var session = SqliteSession.Open(file);
        session.Run("BEGIN IMMEDIATE");
        var step = session.First("PRAGMA user_version", row => row.GetInt32(0));
        if (step > Steps.Length)
            throw new InvalidOperationException($"The platform's database {file} was made by a newer version of Pergola (schema {step}, this one knows {Steps.Length}). Use that version, or another data directory.");
        for (; step < (version ?? Steps.Length); step++)
        {
            session.Run(Steps[step]);
            session.Run($"PRAGMA user_version = {step + 1}");
        }

        session.Run("COMMIT");
    }
}
