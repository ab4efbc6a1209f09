using Pergola.Platform.Operators;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Operators;

public sealed class OperatorTokensTests : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly OperationsUnderTest node;

    public OperatorTokensTests() => node = new OperationsUnderTest(folder.Path);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private OperatorTokens Tokens => node.Operations.Tokens;

    [Fact]
    public async Task A_token_has_256_random_bits_and_lies_in_no_file()
    {
        var issued = await AddAsync("ci");

        Assert.Matches("^pgo_[A-Za-z0-9_-]{43}$", issued.Text);
        foreach (var file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(issued.Text[4..], await reader.ReadToEndAsync(Cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_is_good_until_it_is_over_or_revoked()
    {
        var ending = await AddAsync("ending", node.Time.Now.AddMinutes(1));
        var revoked = await AddAsync("revoked");

        Assert.Equal((TokenProblem.None, "ending"), await CheckAsync(ending.Text));
        Assert.Equal((TokenProblem.None, "revoked"), await CheckAsync(revoked.Text));
        await Tokens.RevokeAsync("revoked", OperationsUnderTest.Ann, Cancel);
        node.Time.Move(TimeSpan.FromMinutes(1));
        Assert.Equal((TokenProblem.Expired, "ending"), await CheckAsync(ending.Text));
        Assert.Equal((TokenProblem.Revoked, "revoked"), await CheckAsync(revoked.Text));
        Assert.Equal([false, false], (await Tokens.ListAsync(Cancel)).Items.Select(t => t.Good));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pgo_")]
    [InlineData("pgo_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Another_text_is_nobodys_token(string text)
    {
        await AddAsync("ci");

        Assert.Equal((TokenProblem.Unknown, null), await CheckAsync(text));
    }

    [Fact]
    public async Task A_token_with_one_character_changed_is_nobodys_token()
    {
        var text = (await AddAsync("ci")).Text;

        Assert.Equal((TokenProblem.Unknown, null), await CheckAsync(text[..10] + (text[10] == 'A' ? 'B' : 'A') + text[11..]));
        Assert.Equal((TokenProblem.Unknown, null), await CheckAsync(text + "A"));
    }

    [Theory]
    [InlineData("command line", "name")]
    [InlineData("platform", "name")]
    [InlineData("Unknown", "name")]
    [InlineData(null, "name")]
    public async Task A_name_that_the_audit_trail_could_mistake_is_refused(string? name, string field)
    {
        var refusal = await Assert.ThrowsAsync<OperationRefusedException>(() => Tokens.AddAsync(new NewToken { Name = name, Rights = TokenRights.Read }, OperationsUnderTest.Ann, Cancel));

        Assert.Equal(field, Assert.Single(refusal.Problems).Field);
    }

    [Fact]
    public async Task A_used_name_no_rights_and_an_end_in_the_past_are_refused()
    {
        await AddAsync("ci");

        var used = await Assert.ThrowsAsync<OperationRefusedException>(() => AddAsync("ci"));
        var wrong = await Assert.ThrowsAsync<OperationRefusedException>(() => Tokens.AddAsync(new NewToken { Name = "x", ExpiresAt = node.Time.Now }, OperationsUnderTest.Ann, Cancel));

        Assert.Equal(OperationRefusal.Conflict, used.Refusal);
        Assert.Equal(["rights", "expiresAt"], wrong.Problems.Select(p => p.Field));
    }

    [Fact]
    public async Task Making_and_revoking_is_audited_without_the_text()
    {
        var issued = await AddAsync("ci");
        await Tokens.RevokeAsync("ci", new("bob"), Cancel);

        var entries = await node.AuditAsync("operator token");

        Assert.Equal([("operator token revoked", "bob"), ("operator token added", "ann")], entries.Select(e => (e.Event, e.Actor)));
        Assert.All(entries, entry => Assert.Contains("ci", entry.Detail, StringComparison.Ordinal));
        Assert.All(entries, entry => Assert.DoesNotContain(issued.Text, entry.ToString(), StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        folder.Dispose();
    }

    private Task<IssuedToken> AddAsync(string name, DateTimeOffset? end = null) =>
        Tokens.AddAsync(new NewToken { Name = name, Rights = TokenRights.Write, ExpiresAt = end }, OperationsUnderTest.Ann, Cancel);

    private async Task<(TokenProblem Problem, string? Name)> CheckAsync(string text)
    {
        var check = await Tokens.CheckAsync(text, Cancel);
        return (check.Problem, check.Token?.Name);
    }
}
