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
        var attempt = OneTimeRace.Try("code", "mine", level: CodeLevel.V3);
        using (var database = Open(folder))
        {
            await new SqliteCodeStore(database).AddAsync(OneTimeRace.Code("code", CodeLevel.V3), cancel);
            await database.Writer.RunAsync(TakeBackToVersion1, cancel);
        }

        using var upgraded = Open(folder);
        var claim = await new SqliteCodeStore(upgraded).ClaimAsync(attempt, TimeSpan.FromSeconds(30), cancel);

        Assert.Equal([9, 9], claim.SealedSecret!);
        Assert.Equal([], new SqliteSoterKeyStore(upgraded).Find("mp1", "o-alice"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_with_advice()
    {
        using var folder = new TemporaryFolder();
        using (var database = Open(folder))
            await database.Writer.RunAsync(db => db.Run("PRAGMA user_version = 99"), TestContext.Current.CancellationToken);

        Assert.Contains("newer version", Assert.Throws<InvalidOperationException>(() => Open(folder)).Message, StringComparison.Ordinal);
    }

    private static void TakeBackToVersion1(SqliteSession db)
    {
        db.Run("ALTER TABLE codes RENAME COLUMN secret TO auth_code");
        db.Run("DROP TABLE soter_keys");
        db.Run("PRAGMA user_version = 1");
    }

    private static SqliteDatabase Open(TemporaryFolder folder) => new(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
}
