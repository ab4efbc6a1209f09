using Pergola.MiniApps;
using Pergola.MiniApps.Files;
using Pergola.MiniApps.Storage;
using Pergola.Testing;

namespace Pergola.Tests.MiniApps.Files;

public sealed class UserFileStoresTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly MiniAppStorages _storages;
    private readonly UserFileStores _stores;

    public UserFileStoresTests()
    {
        _storages = new MiniAppStorages(_folder.Path);
        _stores = new UserFileStores(_storages, 100, new ManualClock());
    }

    public void Dispose()
    {
        _storages.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Users_programs_and_versions_have_files_of_their_own()
    {
        var ann = Tree("mpa", "ann");
        ann.Write("wxfile://usr/a", new MemoryStream([1]));

        Assert.NotNull(Tree("mpa", "ann").Find("wxfile://usr/a", ""));
        Assert.Null(Tree("mpa", "bob").Find("wxfile://usr/a", ""));
        Assert.Null(Tree("mpa", null).Find("wxfile://usr/a", ""));
        Assert.Null(Tree("mpb", "ann").Find("wxfile://usr/a", ""));
        Assert.Null(Tree("mpa", "ann", EnvVersion.Develop).Find("wxfile://usr/a", ""));
    }

    [Fact]
    public void Instances_of_one_program_share_the_room()
    {
        Assert.Same(_stores.Open("mpa", "ann", EnvVersion.Release), _stores.Open("mpa", "ann", EnvVersion.Release));
        Tree("mpa", "ann").Write("wxfile://usr/a", new MemoryStream(new byte[60]));
        Assert.Throws<Pergola.Dispatch.OpenApiException>(() => Tree("mpa", "ann").Write("wxfile://usr/b", new MemoryStream(new byte[60])));
    }

    [Fact]
    public void What_lies_there_is_counted_after_a_restart_and_what_was_half_written_is_swept()
    {
        Tree("mpa", "ann").Write("wxfile://usr/a", new MemoryStream(new byte[60]));
        var folder = Path.Combine(_storages.FolderOf("mpa", "ann", EnvVersion.Release), "files");
        File.WriteAllBytes(Path.Combine(folder, "partial", "torn"), new byte[90]);

        var again = new UserFiles(folder, 100, new ManualClock());
        Assert.Equal(60, again.UsedBytes);
        Assert.False(Directory.Exists(Path.Combine(folder, "partial")));
    }

    [Fact]
    public void Files_go_with_the_mini_program()
    {
        Tree("mpa", "ann").Write("wxfile://usr/a", new MemoryStream([1]));
        _stores.Forget("mpa");
        _storages.Remove("mpa");
        Assert.Null(Tree("mpa", "ann").Find("wxfile://usr/a", ""));
        Assert.Equal(0, _stores.Open("mpa", "ann", EnvVersion.Release).UsedBytes);
    }

    [Fact]
    public void Names_cost_room_too()
    {
        var files = _stores.Open("mpa", "ann", EnvVersion.Release);
        var tree = Tree("mpa", "ann");
        tree.MakeFolder("wxfile://usr/d", recursive: false);
        var folder = Path.Combine(_storages.FolderOf("mpa", "ann", EnvVersion.Release), "files", "usr", "d");
        for (var i = 0; i < UserFiles.MostEntries; i++) File.WriteAllBytes(Path.Combine(folder, $"{i}"), []);
        var again = new UserFiles(Path.Combine(_storages.FolderOf("mpa", "ann", EnvVersion.Release), "files"), 100, new ManualClock());
        Assert.Throws<Pergola.Dispatch.OpenApiException>(() => again.MakeFolder(Path.Combine(folder, "x")));
        Assert.Equal(0, files.UsedBytes);
    }

    private FileTree Tree(string appId, string? account, EnvVersion version = EnvVersion.Release) =>
        new MiniAppFiles(Path.Combine(_folder.Path, "tmp"), null, _stores.Open(appId, account, version)).Tree;
}
