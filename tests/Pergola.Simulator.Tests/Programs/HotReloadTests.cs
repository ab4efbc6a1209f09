using Pergola.MiniApps;
using Pergola.Simulator.Programs;

namespace Pergola.Simulator.Tests.Programs;

public sealed class HotReloadTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pergola-reload");
    private readonly MiniAppPackage package;
    private readonly HotReload reload;

    public HotReloadTests()
    {
        foreach (var file in (string[])["app.json", "app.wxss", "pages/a/a.wxss", "pages/a/a.wxml"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
            File.WriteAllText(PathOf(file), file == "app.json" ? "{}" : "");
        }

        package = MiniAppPackage.Open(folder.FullName);
        reload = HotReload.Of(package);
    }

    public void Dispose()
    {
        package.Dispose();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true, "app.wxss", "pages/a/a.wxss")]
    [InlineData(true, "miniprogram/pages/a/a.wxss")]
    [InlineData(false, "pages/a/a.wxss", "pages/a/a.wxml")]
    [InlineData(false, "pages/b/b.wxss")]
    [InlineData(false)]
    public void Only_sheets_that_were_there_are_drawn_without_a_launch(bool drawn, params string[] changed)
    {
        Assert.Equal(drawn, reload.TakesSheetsOnly(package, changed));
        Assert.False(reload.TakesSheetsOnly(null, changed));
        Assert.False(HotReload.None.TakesSheetsOnly(package, changed));
    }

    [Fact]
    public void A_sheet_that_was_taken_away_needs_a_launch()
    {
        File.Delete(PathOf("app.wxss"));
        Assert.False(reload.TakesSheetsOnly(package, ["app.wxss"]));
    }

    private string PathOf(string file) => Path.Combine(folder.FullName, file);
}
