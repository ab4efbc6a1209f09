using Pergola.MiniApps;
using Pergola.MiniApps.Packages;

namespace Pergola.Tests.MiniApps;

public sealed class MiniAppPackageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_read_by_package_paths()
    {
        _folder.WithApp();
        using var package = MiniAppPackage.Open(_folder.Path);

        Assert.True(package.Exists("/pages/index/index.js"));
        Assert.Equal("Page({})", package.ReadText("pages/index/index.js"));
        Assert.Equal("Page({})", package.ReadText("pages/../pages/./index/index.js"));
        Assert.Equal(["pages/index/index.js", "pages/index/index.wxml"], package.List("pages"));
        Assert.False(package.Exists("pages"));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("pages/../../outside.txt")]
    [InlineData("/../outside.txt")]
    [InlineData("..\\outside.txt")]
    public void A_path_that_leaves_the_folder_finds_nothing(string path)
    {
        _folder.With("outside.txt", "secret").With("app/app.json", """{"pages":["p/p"]}""");
        using var package = MiniAppPackage.Open(Path.Combine(_folder.Path, "app"));

        Assert.False(package.Exists(path));
        Assert.Null(package.TryReadBytes(path));
    }

    [Fact]
    public void A_linked_file_is_refused_by_name()
    {
        _folder.With("secret.txt", "secret").With("app/app.json", """{"pages":["p/p"]}""");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "app", "data.txt"), Path.Combine(_folder.Path, "secret.txt"));

        var error = Assert.Throws<PackageException>(() => MiniAppPackage.Open(Path.Combine(_folder.Path, "app")));

        Assert.Equal("data.txt", error.File);
        Assert.Contains("link", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_appears_later_is_refused_too()
    {
        _folder.With("outside/secret.txt", "secret").With("app/app.json", """{"pages":["p/p"]}""");
        using var package = MiniAppPackage.Open(Path.Combine(_folder.Path, "app"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "app", "data"), Path.Combine(_folder.Path, "outside"));

        Assert.Throws<PackageException>(() => package.TryReadBytes("data/secret.txt"));
    }

    [Fact]
    public void Node_modules_dot_files_and_ignored_files_are_no_part_of_it()
    {
        _folder.WithApp()
            .With("node_modules/big/index.js", "1").With(".git/config", "1").With("docs/readme.md", "1").With("src/a.test.js", "1").With("src/gen/b.map", "1").With("keep.js", "1")
            .With("project.config.json", """{"packOptions": {"ignore": [{"type": "folder", "value": "docs"}, {"type": "suffix", "value": ".test.js"}, {"type": "glob", "value": "src/**/*.map"}]}}""");
        using var package = MiniAppPackage.Open(_folder.Path);

        Assert.Equal(["app.js", "app.json", "keep.js", "pages/index/index.js", "pages/index/index.wxml", "project.config.json"], package.List());
        Assert.False(package.Exists("docs/readme.md"));
        Assert.False(package.Exists("node_modules/big/index.js"));
    }

    [Theory]
    [InlineData("""{"TCSASappid": "mpa", "TCMPPappid": "mpb", "appid": "wx"}""", "mpa")]
    [InlineData("""{"TCMPPappid": "mpb", "appid": "wx"}""", "mpb")]
    [InlineData("""{"appid": "wx"}""", "wx")]
    [InlineData("{}", null)]
    public void The_appid_comes_from_the_project_file_in_a_fixed_order(string project, string? expected)
    {
        _folder.WithApp().With("project.config.json", project);
        using var package = MiniAppPackage.Open(_folder.Path);
        Assert.Equal(expected, package.AppId);
    }

    [Fact]
    public void The_root_comes_from_miniprogramRoot()
    {
        _folder.With("project.config.json", """{"miniprogramRoot": "miniprogram/", "projectname": "Shop"}""").With("miniprogram/app.json", """{"pages":["p/p"]}""");
        using var package = MiniAppPackage.Open(_folder.Path);

        Assert.True(package.Exists("app.json"));
        Assert.Equal(["app.json"], package.List());
        Assert.Equal("Shop", package.ProjectName);
    }

    [Fact]
    public void A_root_outside_the_folder_is_refused_with_its_place()
    {
        _folder.With("project.config.json", "{\n  \"miniprogramRoot\": \"../elsewhere\"\n}");
        var error = Assert.Throws<PackageException>(() => MiniAppPackage.Open(_folder.Path));
        Assert.Equal(("project.config.json", 2, 22), (error.File, error.Line, error.Column));
    }

    [Fact]
    public void A_folder_that_is_no_mini_program_says_what_is_missing_and_where_one_is()
    {
        _folder.With("demos/login/app.json", "{}");
        var error = Assert.Throws<PackageException>(() => MiniAppPackage.Open(_folder.Path));

        Assert.Contains("app.json is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("'demos/login'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_shows_the_smallest_mini_program()
    {
        var error = Assert.Throws<PackageException>(() => MiniAppPackage.Open(_folder.Path));
        Assert.Contains("\"pages\": [\"pages/index/index\"]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mini_game_is_named_as_one()
    {
        _folder.With("game.json", "{}");
        Assert.Contains("mini game", Assert.Throws<PackageException>(() => MiniAppPackage.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_path_is_named()
    {
        var path = Path.Combine(_folder.Path, "nowhere");
        Assert.Contains(path, Assert.Throws<PackageException>(() => MiniAppPackage.Open(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 10_000, 16, "larger than")]
    [InlineData(1 << 20, 3, 16, "more than 3 files")]
    [InlineData(1 << 20, 10_000, 2, "folders deep")]
    public void A_folder_that_passes_a_limit_is_refused(int bytes, int entries, int depth, string expected)
    {
        _folder.WithApp().With("big.txt", new string('x', 200));
        var limits = new PackageLimits { UnpackedBytes = bytes, Entries = entries, Depth = depth };
        Assert.Contains(expected, Assert.Throws<PackageException>(() => MiniAppPackage.Open(_folder.Path, limits)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_refused()
    {
        _folder.WithApp();
        File.WriteAllBytes(Path.Combine(_folder.Path, "bad.js"), [0xC3, 0x28]);
        using var package = MiniAppPackage.Open(_folder.Path);
        Assert.Contains("UTF-8", Assert.Throws<PackageException>(() => package.ReadText("bad.js")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_reported_once_the_folder_is_quiet()
    {
        _folder.WithApp();
        using var package = MiniAppPackage.Open(_folder.Path);
        await using var changes = package.WatchAsync(TimeProvider.System, TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken).GetAsyncEnumerator();
        var next = changes.MoveNextAsync();

        _folder.With("pages/index/index.wxml", "<text/>").With(".swap", "editor's own");

        Assert.True(await next);
        Assert.Equal(["pages/index/index.wxml"], changes.Current);
    }
}
