using Pergola.Runtime.Compile;
using Pergola.Testing;
using Pergola.Tests.MiniApps;

namespace Pergola.Tests.Runtime.Compile;

public sealed class CompileCacheTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualClock _clock = new();
    private readonly EchoCompiler _compiler = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_not_used_for_the_longest_time_goes_when_the_limit_is_passed()
    {
        var limits = new CompileCacheLimits { Bytes = 4000, Time = _clock };
        Get(limits, "old", 1500);
        _clock.Advance(TimeSpan.FromDays(1));
        Get(limits, "newer", 1500);
        _clock.Advance(TimeSpan.FromDays(1));
        Get(limits, "newest", 1500);

        Assert.Equal(2, Entries().Length);
        Assert.Equal((0, 0, 1), (Get(limits, "newest", 1500), Get(limits, "newer", 1500), Get(limits, "old", 1500)));
    }

    [Fact]
    public void What_nobody_uses_goes_with_its_age_and_what_is_used_stays()
    {
        var limits = new CompileCacheLimits { Age = TimeSpan.FromDays(30), Time = _clock };
        Get(limits, "forgotten", 10);
        Get(limits, "used", 10);
        _clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(0, Get(limits, "used", 10));
        _clock.Advance(TimeSpan.FromDays(20));
        Get(limits, "another", 10);

        Assert.Equal((0, 1), (Get(limits, "used", 10), Get(limits, "forgotten", 10)));
    }

    [Fact]
    public void What_a_broken_process_left_goes_and_what_another_one_writes_stays()
    {
        var limits = new CompileCacheLimits { Time = _clock };
        var (left, written) = (Half("left"), Half("written"));
        File.SetLastWriteTimeUtc(left, _clock.GetUtcNow().UtcDateTime.AddHours(-2));
        File.SetLastWriteTimeUtc(written, _clock.GetUtcNow().UtcDateTime);
        Get(limits, "any", 10);

        Assert.False(File.Exists(left));
        Assert.True(File.Exists(written));
    }

    [Fact]
    public async Task Two_caches_over_one_folder_do_not_disturb_each_other()
    {
        var limits = new CompileCacheLimits { Bytes = 3000, Time = _clock };
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < 50; i++)
                Get(limits, $"{writer % 2}-{i}", 400);
        }));
        await Task.WhenAll(writers);

        Assert.All(Entries(), entry => Assert.NotEmpty(File.ReadAllBytes(entry)));
    }

    private string Half(string name)
    {
        _folder.With($"ab/{name}.json.0123", "{");
        return Path.Combine(_folder.Path, "ab", name + ".json.0123");
    }

    private string[] Entries() => Directory.GetFiles(_folder.Path, "*.json", SearchOption.AllDirectories);

    // A cache of its own each time, as each process has: what it gives comes from the disk.
    private long Get(CompileCacheLimits limits, string name, int length)
    {
        var cache = new CompileCache(_folder.Path, limits);
        cache.Get(_compiler, new PackageSource(SourceKind.Script, name + ".js", name + new string('x', length)), static _ => null);
        return cache.CompiledCount;
    }

    private sealed class EchoCompiler : IPackageCompiler
    {
        public string Version => "1";

        public CompiledSource Compile(PackageSource source, Func<string, string?> read) => new(source.Text, [], []);

        public ValueTask DisposeAsync() => default;
    }
}
