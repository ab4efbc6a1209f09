namespace Pergola.Platform.Postgres.Migrations;

/// <summary>The tables, as a list of steps that is only ever added to. Times are Unix milliseconds. They mirror those of SQLite.</summary>
/// <remarks>
/// Texts are compared byte by byte (COLLATE "C") whatever the database's language. codes and sessions leave room in their pages, so that a redemption changes no
/// index (a heap-only tuple): it changes only columns that no index has.
/// </remarks>
internal static class Steps
{
    public static readonly string[] All =
    [
        """
        CREATE TABLE superapps (
            app_key text COLLATE "C" PRIMARY KEY, app_secret bytea NOT NULL, secret_key bytea NOT NULL, service_domain text NOT NULL, client_key text NOT NULL,
            exchange_key bytea NOT NULL, identity_key bytea NOT NULL, timestamp_cipher integer NOT NULL, trust_bare_uids boolean NOT NULL,
            minimum_level integer NOT NULL, previous_app_secret bytea, previous_app_secret_until bigint);
        CREATE TABLE teams (id text COLLATE "C" PRIMARY KEY, superapp text COLLATE "C" NOT NULL REFERENCES superapps, name text NOT NULL);
        CREATE TABLE mini_programs (
            appid text COLLATE "C" PRIMARY KEY, superapp text COLLATE "C" NOT NULL REFERENCES superapps, team text COLLATE "C" NOT NULL REFERENCES teams,
            name text NOT NULL, icon_url text, request_domains text NOT NULL, versions text NOT NULL, templates text NOT NULL,
            secret_salt bytea NOT NULL, secret_hash bytea NOT NULL, previous_secret_salt bytea, previous_secret_hash bytea, previous_secret_until bigint);
        CREATE TABLE registry_version (version bigint NOT NULL);
        INSERT INTO registry_version VALUES (1);

        CREATE TABLE codes (
            hash bytea PRIMARY KEY, kind integer NOT NULL, level integer NOT NULL, superapp text COLLATE "C" NOT NULL, appid text COLLATE "C" NOT NULL,
            uid text COLLATE "C", openid text COLLATE "C", secret bytea, exchange_id text NOT NULL, logout_seq bigint NOT NULL, issued_at bigint NOT NULL,
            expires_at bigint NOT NULL, claimed_by text, claimed_until bigint, used_at bigint, used_by text,
            session_uid text COLLATE "C") WITH (fillfactor = 60);
        CREATE INDEX codes_by_end ON codes (expires_at);
        CREATE TABLE sessions (
            appid text COLLATE "C" NOT NULL, uid text COLLATE "C" NOT NULL, superapp text COLLATE "C" NOT NULL, openid text COLLATE "C" NOT NULL, key bytea NOT NULL,
            code_hash bytea NOT NULL, started_at bigint NOT NULL, expires_at bigint NOT NULL, grace_until bigint NOT NULL,
            previous_keys bytea[], PRIMARY KEY (appid, uid)) WITH (fillfactor = 70);
        CREATE UNIQUE INDEX sessions_by_openid ON sessions (appid, openid);
        CREATE INDEX sessions_by_user ON sessions (superapp, uid);
        CREATE SEQUENCE logout_seq;
        CREATE TABLE logouts (superapp text COLLATE "C", uid text COLLATE "C", seq bigint NOT NULL, at bigint NOT NULL, PRIMARY KEY (superapp, uid));
        CREATE INDEX logouts_by_seq ON logouts (seq);

        CREATE TABLE access_tokens (hash bytea PRIMARY KEY, appid text COLLATE "C" NOT NULL, expires_at bigint NOT NULL);
        CREATE INDEX access_tokens_by_app ON access_tokens (appid);
        CREATE INDEX access_tokens_by_end ON access_tokens (expires_at);
        CREATE TABLE stable_tokens (
            appid text COLLATE "C" PRIMARY KEY, hash bytea NOT NULL, token bytea NOT NULL, expires_at bigint NOT NULL, forced_day bigint NOT NULL,
            forced_count integer NOT NULL, forced_at bigint, previous_hash bytea, previous_expires_at bigint);
        CREATE UNIQUE INDEX stable_tokens_by_hash ON stable_tokens (hash);
        CREATE INDEX stable_tokens_by_previous_hash ON stable_tokens (previous_hash);
        CREATE TABLE soter_keys (
            appid text COLLATE "C" NOT NULL, openid text COLLATE "C" NOT NULL, public_key text COLLATE "C" NOT NULL, seq bigint NOT NULL, counter bigint NOT NULL,
            advance uuid, registered_at bigint NOT NULL, PRIMARY KEY (appid, openid, public_key));
        CREATE TABLE nonces (
            superapp text COLLATE "C" NOT NULL, nonce text COLLATE "C" NOT NULL, until bigint NOT NULL, try uuid NOT NULL, PRIMARY KEY (superapp, nonce));
        CREATE INDEX nonces_by_end ON nonces (until);
        CREATE TABLE data_keys (id bigint PRIMARY KEY, sealed bytea NOT NULL, made_at bigint NOT NULL);
        CREATE TABLE key_ring (name text COLLATE "C" PRIMARY KEY, xml text NOT NULL);
        CREATE TABLE operator_tokens (
            name text COLLATE "C" PRIMARY KEY, hash bytea NOT NULL UNIQUE, rights integer NOT NULL, created_at bigint NOT NULL, expires_at bigint, revoked_at bigint);

        CREATE TABLE audit (
            id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, entry uuid NOT NULL UNIQUE, at bigint NOT NULL, event text NOT NULL, actor text NOT NULL,
            superapp text COLLATE "C", appid text COLLATE "C", uid text COLLATE "C", code_hash bytea, detail text NOT NULL);
        CREATE INDEX audit_by_app ON audit (appid, id);
        CREATE INDEX audit_by_superapp ON audit (superapp, id);
        CREATE INDEX audit_by_user ON audit (uid, id) WHERE uid IS NOT NULL;
        """,
    ];
}
