using Microsoft.Extensions.Options;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Storage.Sqlite;
using Pergola.Platform.Tests.Codes;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Storage.Sqlite;

public sealed class SqliteCodeStoreTests : CodeStoreContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public SqliteCodeStoreTests()
    {
        database = new SqliteDatabase(Options.Create(new PergolaPlatformOptions { DataDirectory = folder.Path }));
        Codes = new SqliteCodeStore(database);
        Sessions = new SqliteSessionStore(database);
    }

    internal override ICodeStore Codes { get; }

    internal override ISessionStore Sessions { get; }

    [Fact]
    public async Task A_replay_and_a_try_by_another_app_are_audited_once_each()
    {
        var cancel = TestContext.Current.CancellationToken;
        await Codes.AddAsync(SampleCodes.Code("code"), cancel);
        await Codes.RedeemAsync(SampleCodes.Try("code", "thief", appId: "mp2"), SampleCodes.Session, cancel);
        await Codes.RedeemAsync(SampleCodes.Try("code", "first"), SampleCodes.Session, cancel);
        await Codes.RedeemAsync(SampleCodes.Try("code", "replay"), SampleCodes.Session, cancel);

        var audit = database.Read(db => db.All("SELECT event, appid FROM audit ORDER BY id", row => (row.GetString(0), row.GetString(1))));

        Assert.Equal([("code refused: OtherApp", "mp2"), ("code refused: Used", "mp1")], audit);
    }

    [Fact]
    public async Task Neither_code_nor_auth_code_lies_readable_in_the_file()
    {
        await Codes.AddAsync(SampleCodes.Code("a-code-to-look-for"), TestContext.Current.CancellationToken);

        var stored = database.Read(db => db.First("SELECT hash FROM codes", row => (byte[])row.GetValue(0)));

        Assert.Equal(CodeText.Hash("a-code-to-look-for"), stored);
        foreach (var file in Directory.GetFiles(folder.Path, "platform.db*"))
            Assert.Equal(-1, ReadShared(file).AsSpan().IndexOf("a-code-to-look-for"u8));
    }

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
