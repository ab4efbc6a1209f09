using Microsoft.Extensions.Options;
using Pergola.Platform.Codes;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Codes;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Storage.Sqlite;

public sealed class SchemaTests
{
    [Fact]
    public async Task A_database_of_the_first_version_keeps_its_codes()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var attempt = SampleCodes.Try("code", "mine", level: CodeLevel.V3);
        var file = Path.Combine(folder.Path, "platform.db");
        Schema.Apply(file, version: 1);
        using (var first = SqliteSession.Open(file))
            AddTheCodeOfVersion1(first);

        using var upgraded = Open(folder);
        var claim = await new SqliteCodeStore(upgraded).ClaimAsync(attempt, TimeSpan.FromSeconds(30), cancel);

        Assert.Equal([9, 9], claim.SealedSecret!);
        Assert.Equal([], await new SqliteSoterKeyStore(upgraded).FindAsync("mp1", "o-alice", cancel));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_with_advice()
    {
        using var folder = new TemporaryFolder();
        using (var database = Open(folder))
            await database.Writer.RunAsync(db => db.Run("PRAGMA user_version = 99"), TestContext.Current.CancellationToken);

        Assert.Contains("newer version", Assert.Throws<InvalidOperationException>(() => Open(folder)).Message, StringComparison.Ordinal);
    }

    private static void AddTheCodeOfVersion1(SqliteSession db)
    {
        var code = SampleCodes.Code("code", CodeLevel.V3);
        db.Run(
            """
            INSERT INTO codes (hash, kind, level, superapp, appid, auth_code, exchange_id, logout_seq, issued_at, expires_at)
            VALUES (@hash, @kind, @level, @superapp, @appid, @auth_code, @exchange_id, 0, @issued_at, @expires_at)
            """,
            ("@hash", code.Hash), ("@kind", (int)code.Kind), ("@level", (int)code.Level), ("@superapp", code.SuperApp), ("@appid", code.AppId),
            ("@auth_code", code.SealedSecret), ("@exchange_id", code.ExchangeId),
            ("@issued_at", code.IssuedAt.ToUnixTimeMilliseconds()), ("@expires_at", code.ExpiresAt.ToUnixTimeMilliseconds()));
    }

    private static SqliteDatabase Open(TemporaryFolder folder) => new(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
}
