using Pergola.JavaScriptCore.Isolation;

namespace Pergola.JavaScriptCore.Tests.Isolation;

/// <summary>What the system says of a child, seen from outside.</summary>
public sealed class SandboxTests
{
    [Fact]
    public async Task A_child_has_no_rights_and_can_gain_none()
    {
        await using var child = await SeenChild.StartAsync();
        var status = child.Read("status");
        Assert.Contains("CapEff:\t0000000000000000\n", status, StringComparison.Ordinal);
        Assert.Contains("CapBnd:\t0000000000000000\n", status, StringComparison.Ordinal);
        Assert.Contains("NoNewPrivs:\t1\n", status, StringComparison.Ordinal);
        Assert.Contains("Seccomp:\t2\n", status, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("net")]
    [InlineData("mnt")]
    [InlineData("pid")]
    [InlineData("ipc")]
    [InlineData("uts")]
    public async Task A_child_shares_no_namespace_with_its_host(string name)
    {
        await using var child = await SeenChild.StartAsync();
        Assert.NotEqual(new FileInfo($"/proc/self/ns/{name}").LinkTarget, child.Link("ns/" + name));
    }

    [Fact]
    public async Task A_child_has_no_network()
    {
        await using var child = await SeenChild.StartAsync();
        var interfaces = child.Read("net/dev").Split('\n').Skip(2).Where(static line => line.Contains(':', StringComparison.Ordinal)).Select(static line => line.Split(':')[0].Trim());
        Assert.Equal(["lo"], interfaces);
        Assert.Single(child.Read("net/tcp").Trim().Split('\n'));
        Assert.DoesNotContain("/", child.Read("net/route"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_child_can_write_to_no_file_and_sees_none_of_its_host_s_data()
    {
        await using var child = await SeenChild.StartAsync();
        var mounts = child.Read("mountinfo").Trim().Split('\n').Select(static line => line.Split(' ')).ToArray();
        Assert.All(mounts.Where(static mount => !mount[4].StartsWith("/dev/", StringComparison.Ordinal)), static mount => Assert.StartsWith("ro,", mount[5], StringComparison.Ordinal));
        Assert.False(child.Exists("/etc/passwd"));
        Assert.False(child.Exists("/root"));
        Assert.False(child.Exists("/sys"));
        Assert.False(child.Exists("/home"));

        // Of the host's own folder its code is there, and nothing else.
        Assert.True(child.Exists(typeof(SandboxTests).Assembly.Location));
        var settings = Path.Combine(AppContext.BaseDirectory, "isolation-test-settings.json");
        await File.WriteAllTextAsync(settings, "{}");
        await using var later = await SeenChild.StartAsync();
        Assert.False(later.Exists(settings));
        File.Delete(settings);
    }

    [Fact]
    public async Task A_child_inherits_no_variable_and_no_file_of_its_host()
    {
        Environment.SetEnvironmentVariable("PERGOLA_TEST_SECRET", "wherever it is read");
        using var secret = File.Open("/proc/self/status", FileMode.Open, FileAccess.Read, FileShare.Inheritable | FileShare.Read);
        await using var child = await SeenChild.StartAsync();

        Assert.All(child.Read("environ").Split('\0', StringSplitOptions.RemoveEmptyEntries), static variable =>
            Assert.Matches("^(PERGOLA_MINI_APP_PROCESS|PATH|PWD|OLDPWD|_|LANG|TZ|LD_LIBRARY_PATH|DOTNET_[A-Za-z_]+)=", variable));

        // Both have an end of the pipe for errors.
        var shared = child.Files().Intersect(Directory.EnumerateFiles("/proc/self/fd").Select(static file => new FileInfo(file).LinkTarget ?? ""))
            .Where(static file => file.StartsWith("pipe:", StringComparison.Ordinal) || file.StartsWith("socket:", StringComparison.Ordinal));
        Assert.StartsWith("pipe:", Assert.Single(shared), StringComparison.Ordinal);
        Assert.DoesNotContain(child.Files(), static file => file.EndsWith("/status", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_memory_runs_out_a_child_goes_before_its_host()
    {
        await using var child = await SeenChild.StartAsync();
        Assert.Equal("1000", child.Read("oom_score_adj").Trim());
    }

    [Fact]
    public async Task Without_namespaces_the_filter_still_holds()
    {
        var command = Sandbox.Command(ChildCommand.Host(), isOwn: true, withoutNamespaces: true);
        var child = ChildStart.Run(command, ChildCommand.Variables());
        Assert.Equal(MessageKind.Hello, child.Ask());
        var status = await File.ReadAllTextAsync($"/proc/{child.ScriptProcess}/status");
        Assert.Contains("NoNewPrivs:\t1\n", status, StringComparison.Ordinal);
        Assert.Contains("Seccomp:\t2\n", status, StringComparison.Ordinal);
        child.End();
    }

    /// <summary>A child with an engine, and its folder in /proc.</summary>
    private sealed class SeenChild(EngineUnderTest engine) : IAsyncDisposable
    {
        private readonly string _folder = $"/proc/{((IsolatedEngine)engine.Engine).Child.ScriptProcess}/";

        public static async Task<SeenChild> StartAsync()
        {
            // Its own pool, so that it was started after what the test prepared.
            var engine = new EngineUnderTest(new IsolatedEngineFactory(new IsolationOptions { ReadyChildren = 0 }));
            await engine.Run("1");
            return new SeenChild(engine);
        }

        public string Read(string name) => File.ReadAllText(_folder + name);

        public string? Link(string name) => new FileInfo(_folder + name).LinkTarget;

        public bool Exists(string path) => Path.Exists(_folder + "root" + path);

        public IEnumerable<string> Files() => Directory.EnumerateFiles(_folder + "fd").Select(static file => new FileInfo(file).LinkTarget ?? "");

        public ValueTask DisposeAsync() => engine.DisposeAsync();
    }
}
