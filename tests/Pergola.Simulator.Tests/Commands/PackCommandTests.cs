using System.IO.Compression;
using Pergola.Simulator.Commands;
using Pergola.Simulator.Tests.Commands.Administration;

namespace Pergola.Simulator.Tests.Commands;

public sealed class PackCommandTests : IDisposable
{
    private readonly Tool tool = new();
    private readonly StringWriter output = new();
    private readonly StringWriter errors = new();

    public PackCommandTests()
    {
        Write("app.json", """{"pages": ["pages/index/index"]}""");
        Write("project.config.json", """{"appid": "mp1"}""");
        Write("app.js", "App({})");
        Write("pages/index/index.js", "Page({ onShow() { wx.addCard({ fail() {} }) }, onLoad() { wx.getStorageSync('cart').forEach(x => x) } })");
        Write("pages/index/index.wxml", "<view/>");
    }

    private string Program => Path.Combine(tool.Folder, "program");

    private string File => Path.Combine(tool.Folder, "packed.zip");

    public void Dispose()
    {
        tool.Dispose();
        output.Dispose();
        errors.Dispose();
    }

    [Fact]
    public void A_program_is_packed_and_its_size_and_hash_are_told()
    {
        Assert.Equal(0, Pack());
        Assert.Contains("main package", output.ToString(), StringComparison.Ordinal);
        Assert.Matches("sha256 [0-9a-f]{64}", output.ToString());
        Assert.Equal("", errors.ToString());
    }

    [Fact]
    public void A_file_that_does_not_compile_is_told_with_its_place_and_nothing_is_written()
    {
        Write("pages/index/index.js", "Page({\n  = \n})");
        Assert.Equal(1, Pack());
        Assert.Contains("error: pages/index/index.js:2:", errors.ToString(), StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void A_part_that_is_too_large_for_WeChat_is_warned_of()
    {
        System.IO.File.WriteAllBytes(Path.Combine(Program, "big.png"), new byte[(2 << 20) + 1]);
        Assert.Equal(0, Pack());
        Assert.Contains("warning: the main package is 2.00 MB", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Published_is_what_was_packed()
    {
        await tool.SetUpAsync();
        Assert.Equal(0, Pack());
        var published = await tool.JsonAsync("program", "publish", "mp1", "--env", "release", "--package", File);
        Assert.Equal("1.0.3", published.GetProperty("versions")[0].GetProperty("number").GetString());

        Assert.Contains("of version 1.0.3, and not of 2.0.0", await tool.RefusalAsync("program", "publish", "mp1", "--number", "2.0.0", "--env", "trial", "--package", File), StringComparison.Ordinal);
        Assert.Contains("Name the version", await tool.RefusalAsync("program", "publish", "mp1", "--env", "trial"), StringComparison.Ordinal);
        using (var zip = ZipFile.Open(File, ZipArchiveMode.Update))
            zip.GetEntry("app.js")!.Delete();
        Assert.Contains("app.js", await tool.RefusalAsync("program", "publish", "mp1", "--env", "trial", "--package", File), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packed_program_is_checked_and_what_is_not_supported_is_named_with_its_page()
    {
        Assert.Equal(0, Pack());
        Assert.Equal(1, await CheckCommand.RunAsync(new(File), output, errors, CancellationToken.None));
        Assert.Contains("pages/index/index.js:1:", output.ToString(), StringComparison.Ordinal);

        var storage = Path.Combine(tool.Folder, "storage.json");
        await System.IO.File.WriteAllTextAsync(storage, """{"cart": [1]}""", TestContext.Current.CancellationToken);
        Assert.Equal(0, await CheckCommand.RunAsync(new(File) { Storage = storage }, output, errors, CancellationToken.None));
        Assert.Contains("wx.addCard: pages/index/index", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await CheckCommand.RunAsync(new(File) { Storage = File }, output, errors, CancellationToken.None));
    }

    private int Pack() => PackCommand.Run(new PackSettings(Program, File, "1.0.3", new Version(1, 0, 0)), output, errors);

    private void Write(string path, string text)
    {
        var full = Path.Combine(Program, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, text);
    }
}
