using System.Security.Cryptography;
using System.Text;
using Pergola.Simulator.Commands.Administration;

namespace Pergola.Simulator.Tests.Commands.Administration;

public sealed class AdministrationCommandsTests : IDisposable
{
    private readonly Tool tool = new();

    [Fact]
    public async Task A_superapp_is_added_with_secrets_that_are_printed_once()
    {
        var (exitCode, output, errors) = await tool.RunAsync("superapp", "add", "--service-domain", "https://superapp.test");

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains("The secrets are shown this once", output, StringComparison.Ordinal);
        var secret = output.Split('\n').Single(line => line.StartsWith("App secret", StringComparison.Ordinal))["App secret".Length..].Trim();
        foreach (var again in new[] { "superapp list", "audit" })
            Assert.DoesNotContain(secret, (await tool.RunAsync(again.Split(' '))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_one_document_and_what_is_said_beside_it_stands_on_the_errors()
    {
        var (exitCode, output, errors) = await tool.RunAsync("superapp", "add", "--service-domain", "https://superapp.test", "--minimum-level", "2", "--cipher", "cbc", "--json");

        Assert.Equal(0, exitCode);
        Assert.Single(output.TrimEnd().Split('\n'));
        Assert.Contains("shown this once", errors, StringComparison.Ordinal);
        var superApp = (await tool.JsonAsync("superapp", "list")).GetProperty("items")[0];
        Assert.Equal((2, "cbc"), (superApp.GetProperty("minimumApiLevel").GetInt32(), superApp.GetProperty("timestampCipher").GetString()));
    }

    [Fact]
    public async Task A_superapp_is_changed_and_its_secrets_are_made_anew()
    {
        await tool.SetUpAsync();

        var issued = await tool.JsonAsync("superapp", "set", "app-1", "--service-domain", "https://other.test", "--minimum-level", "3", "--new-secret-key");

        Assert.Equal(32, issued.GetProperty("secretKey").GetString()!.Length);
        Assert.False(issued.TryGetProperty("appSecret", out _));
        var shown = await tool.JsonAsync("superapp", "show", "app-1");
        Assert.Equal(("https://other.test/", 3), (shown.GetProperty("serviceDomain").GetString(), shown.GetProperty("minimumApiLevel").GetInt32()));
        Assert.Contains("Say what to change", await tool.RefusalAsync("superapp", "set", "app-1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_the_operator_brings_along_comes_from_a_file()
    {
        var file = Path.Combine(tool.Folder, "secret");
        await File.WriteAllTextAsync(file, "a-secret-of-the-superapp\n", TestContext.Current.CancellationToken);

        var issued = await tool.JsonAsync("superapp", "add", "--service-domain", "https://superapp.test", "--app-secret-file", file);

        Assert.Equal("a-secret-of-the-superapp", issued.GetProperty("appSecret").GetString());
    }

    [Fact]
    public async Task A_program_is_added_published_and_listed()
    {
        await tool.SetUpAsync();
        var package = Path.Combine(tool.Folder, "shop.zip");
        await File.WriteAllTextAsync(package, "package", TestContext.Current.CancellationToken);

        await tool.JsonAsync("program", "publish", "mp1", "--number", "1.0.0", "--env", "release");
        var published = await tool.JsonAsync("program", "publish", "mp1", "--number", "1.0.1", "--env", "release", "--description", "New", "--package", package);

        var version = published.GetProperty("versions")[0];
        Assert.Equal(("1.0.1", "release", true, "command line"), (version.GetProperty("number").GetString(), version.GetProperty("environment").GetString(), version.GetProperty("current").GetBoolean(), version.GetProperty("publishedBy").GetString()));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("package"))), version.GetProperty("packageSha256").GetString());
        Assert.False(published.GetProperty("versions")[1].GetProperty("current").GetBoolean());
        Assert.Matches(@"mp1 +Shop +app-1 +team-app-1 +1\.0\.1 +- +-", (await tool.RunAsync("program", "list")).Output);
        Assert.Matches(@"\* +1\.0\.1 +release", (await tool.RunAsync("program", "show", "mp1")).Output);
    }

    [Fact]
    public async Task A_program_is_changed_and_its_secret_is_made_anew()
    {
        await tool.SetUpAsync();

        await tool.JsonAsync("program", "set", "mp1", "--name", "Market", "--request-domain", "https://a.test", "--request-domain", "https://b.test");
        var shown = await tool.JsonAsync("program", "show", "mp1");
        Assert.Equal(["https://a.test", "https://b.test"], shown.GetProperty("requestDomains").EnumerateArray().Select(d => d.GetString()));
        Assert.Empty((await tool.JsonAsync("program", "set", "mp1", "--no-request-domains")).GetProperty("requestDomains").EnumerateArray());
        var rotated = await tool.JsonAsync("program", "rotate-secret", "mp1", "--old-good-for", "0");
        Assert.Equal(32, rotated.GetProperty("appSecret").GetString()!.Length);
        Assert.False(rotated.GetProperty("miniProgram").TryGetProperty("previousSecretUntil", out _));
    }

    [Fact]
    public async Task Templates_and_teams_are_administered()
    {
        await tool.SetUpAsync();

        await tool.JsonAsync("program", "template", "add", "mp1", "--id", "mti_1", "--title", "Order", "--line", "Order:{{thing1.DATA}}", "--line", "State:{{enum1.DATA}}", "--keyword", "enum1=paid, sent", "--long-term");
        var template = (await tool.JsonAsync("program", "template", "list", "mp1")).GetProperty("items")[0];
        Assert.Equal(("Order:{{thing1.DATA}}\nState:{{enum1.DATA}}", "longTerm"), (template.GetProperty("content").GetString(), template.GetProperty("type").GetString()));
        Assert.Equal(["paid", "sent"], template.GetProperty("keywords")[0].GetProperty("values").EnumerateArray().Select(v => v.GetString()));
        await tool.JsonAsync("program", "template", "remove", "mp1", "mti_1");
        await tool.JsonAsync("team", "add", "team-b", "--name", "Team B");
        Assert.Equal(["team-app-1", "team-b"], (await tool.JsonAsync("team", "list")).GetProperty("items").EnumerateArray().Select(t => t.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task An_operators_token_is_printed_alone_on_its_line_and_can_be_revoked()
    {
        await tool.SetUpAsync();

        var (_, output, _) = await tool.RunAsync("operator", "add", "ci", "--rights", "read", "--days", "30");
        Assert.Matches("^pgo_[A-Za-z0-9_-]{43}$", output.Split('\n')[0].TrimEnd('\r'));
        await tool.JsonAsync("operator", "revoke", "ci");
        Assert.Matches(@"ci +read .* revoked", (await tool.RunAsync("operator", "list")).Output);
        Assert.Contains("no live token 'ci'", await tool.RefusalAsync("operator", "revoke", "ci"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Users_are_shown_logged_out_and_erased()
    {
        await tool.SetUpAsync();

        Assert.Contains("no such session", (await tool.RunAsync("user", "sessions", "--uid", "alice")).Output, StringComparison.Ordinal);
        await tool.JsonAsync("user", "logout", "alice");
        Assert.Equal(0, (await tool.JsonAsync("user", "erase", "alice", "--superapp", "app-1")).GetProperty("sessions").GetInt32());
        Assert.Contains("no superapp 'app-2'", await tool.RefusalAsync("user", "logout", "alice", "--superapp", "app-2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_trail_says_command_line_and_turns_its_pages()
    {
        await tool.SetUpAsync();

        var page = await tool.JsonAsync("audit", "--limit", "1");
        var next = await tool.JsonAsync("audit", "--limit", "1", "--cursor", page.GetProperty("nextCursor").GetString()!);

        Assert.Equal(("mini program added", "command line"), (page.GetProperty("items")[0].GetProperty("event").GetString(), page.GetProperty("items")[0].GetProperty("actor").GetString()));
        Assert.Equal("superapp added", next.GetProperty("items")[0].GetProperty("event").GetString());
        Assert.Contains("--cursor", (await tool.RunAsync("audit", "--limit", "1")).Errors, StringComparison.Ordinal);
        Assert.Empty((await tool.JsonAsync("audit", "--refused-codes")).GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("superapp", "list")]
    [InlineData("program", "list")]
    [InlineData("user", "sessions")]
    [InlineData("audit")]
    public async Task Where_there_is_no_platform_none_is_made_and_what_to_do_is_said(params string[] arguments)
    {
        Assert.Contains("There is no platform in", await tool.RefusalAsync(arguments), StringComparison.Ordinal);
        Assert.False(Directory.Exists(tool.Data));
    }

    [Fact]
    public async Task What_is_wrong_is_said_without_a_stack()
    {
        await tool.SetUpAsync();

        Assert.Contains("already a superapp 'app-1'", await tool.RefusalAsync("superapp", "add", "--app-key", "app-1", "--service-domain", "https://a.test"), StringComparison.Ordinal);
        Assert.Contains("app key must have", await tool.RefusalAsync("superapp", "add", "--app-key", "a b", "--service-domain", "https://a.test"), StringComparison.Ordinal);
        Assert.Contains("no mini program 'mp9'", await tool.RefusalAsync("program", "publish", "mp9", "--number", "1.0", "--env", "trial"), StringComparison.Ordinal);
        Assert.Contains("is a folder", await tool.RefusalAsync("program", "publish", "mp1", "--number", "1.0", "--env", "trial", "--package", tool.Folder), StringComparison.Ordinal);
        Assert.Contains("nowhere", await tool.RefusalAsync("program", "publish", "mp1", "--number", "1.0", "--env", "trial", "--package", Path.Combine(tool.Folder, "nowhere")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_said()
    {
        Directory.CreateDirectory(tool.Data);
        await File.WriteAllTextAsync(Path.Combine(tool.Data, "platform.db"), new string('x', 5000), TestContext.Current.CancellationToken);

        Assert.Contains("cannot be opened", await tool.RefusalAsync("superapp", "list"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--rights takes read or write, and not 'all'.", "operator", "add", "ci", "--rights", "all")]
    [InlineData("--env takes develop or trial or release, and not '2'.", "program", "publish", "mp1", "--number", "1", "--env", "2")]
    [InlineData("--service-domain", "superapp", "add")]
    [InlineData("--days must be between", "operator", "add", "ci", "--rights", "read", "--days", "0")]
    public async Task Wrong_use_is_another_exit_code(string says, params string[] arguments)
    {
        var (exitCode, _, errors) = await tool.RunAsync(arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains(says, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(tool.Data));
    }

    [Fact]
    public async Task Two_tools_at_once_lose_nothing()
    {
        await tool.SetUpAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => tool.JsonAsync("program", "publish", "mp1", "--number", $"1.{i}", "--env", "trial"))));

        Assert.Equal(6, (await tool.JsonAsync("program", "show", "mp1")).GetProperty("versions").GetArrayLength());
    }

    [Fact]
    public void A_name_cannot_steer_the_terminal()
    {
        using var output = new StringWriter();

        TextTable.Write(output, "none", ["NAME"], [["a\u001b[2Jb\nc\u202ed"]]);

        Assert.Equal($"NAME{output.NewLine}a [2Jb c d{output.NewLine}", output.ToString());
    }

    public void Dispose() => tool.Dispose();
}
