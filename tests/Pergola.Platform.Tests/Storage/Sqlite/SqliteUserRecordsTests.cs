using Microsoft.Extensions.Options;
using Pergola.Platform.Auditing;
using Pergola.Platform.Biometrics;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Codes;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Users;
using Pergola.Platform.Users;

namespace Pergola.Platform.Tests.Storage.Sqlite;

public sealed class SqliteUserRecordsTests : UserRecordsContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteUserRecordsTests()
    {
        database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        Users = new SqliteUserRecords(database);
        Codes = new SqliteCodeStore(database);
        Sessions = new SqliteSessionStore(database);
        SoterKeys = new SqliteSoterKeyStore(database);
        Audit = new SqliteAuditStore(database);
    }

    internal override IUserRecords Users { get; }

    internal override ICodeStore Codes { get; }

    internal override ISessionStore Sessions { get; }

    internal override ISoterKeyStore SoterKeys { get; }

    internal override IAuditStore Audit { get; }

    [Fact]
    public async Task No_table_names_an_erased_user_but_the_logout_that_housekeeping_takes_away()
    {
        var cancel = TestContext.Current.CancellationToken;
        await Codes.AddAsync(SampleCodes.Code("used"), cancel);
        await Codes.AddAsync(SampleCodes.Code("unused"), cancel);
        await Codes.AddAsync(SampleCodes.Code("of-bob", uid: "bob"), cancel);
        await Codes.RedeemAsync(SampleCodes.Try("used", "a"), SampleCodes.Session, cancel);
        await Codes.RedeemAsync(SampleCodes.Try("used", "replay"), SampleCodes.Session, cancel);
        await Codes.RedeemAsync(SampleCodes.Try("unused", "thief", appId: "mp-of-another-superapp"), SampleCodes.Session, cancel);

        var now = SampleCodes.Start.AddMinutes(2);
        await Users.EraseAsync("app-1", "alice", [], now, cancel);
        Assert.Equal(["logouts"], TablesThatName("alice"));

        await Sessions.EndAllAsync("app-1", "bob", now.AddSeconds(1), cancel);
        await database.SweepAsync(now.AddMilliseconds(1), TimeSpan.Zero, cancel);
        Assert.Empty(TablesThatName("alice"));
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private string[] TablesThatName(string uid) => database.Read(db =>
        new[] { "sessions", "codes", "logouts", "audit" }
            .Where(table => db.First($"SELECT count(*) FROM {table} WHERE uid = @uid", row => row.GetInt32(0), ("@uid", uid)) > 0).ToArray());
}
