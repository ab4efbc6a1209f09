using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Tests.Devices;
using Pergola.Tests.Dispatch;
using Pergola.Tests.MiniApps;

namespace Pergola.Tests.OpenApis.Settings;

public sealed class SaveImageToPhotosAlbumTests : IDisposable
{
    private readonly Probe _probe = new();
    private readonly FakeDevices _devices = new();
    private readonly TempFolder _folder = new();
    private readonly MiniAppPackage _package;
    private readonly MiniAppFiles _files;

    public SaveImageToPhotosAlbumTests()
    {
        _folder.WithApp("""{"pages": ["pages/index/index"]}""");
        Directory.CreateDirectory(Path.Combine(_folder.Path, "images"));
        File.WriteAllBytes(Path.Combine(_folder.Path, "images", "a.png"), FakeDevices.Png);
        _package = MiniAppPackage.Open(_folder.Path);
        _files = new MiniAppFiles(Path.Combine(_folder.Path, "..", "tmp-" + Guid.NewGuid().ToString("N")), _package);
        _probe.App = new FakeMiniApp { Options = _probe.Options, Devices = _devices.Lent, Files = _files };
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_temporary_picture_is_saved_after_the_user_allowed_it()
    {
        var answer = await CallAsync(_files.AddTemporary(FakeDevices.Png, "png"));

        Assert.Equal("""{"errMsg":"saveImageToPhotosAlbum:ok","errno":0}""", answer.Json.GetRawText());
        Assert.Equal("scope.writePhotosAlbum", Assert.Single(_probe.Prompt.Requests).Scope);
        Assert.Equal([$"save image/png {FakeDevices.Png.Length}"], _devices.Did);
    }

    [Theory]
    [InlineData("/images/a.png")]
    [InlineData("images/a.png")]
    public async Task A_picture_of_the_package_is_saved(string path)
    {
        Assert.True((await CallAsync(path)).Ok);
        Assert.Single(_devices.Did);
    }

    [Theory]
    [InlineData("https://example.com/a.png")]
    [InlineData("HTTP://example.com/a.png")]
    [InlineData("//example.com/a.png")]
    public async Task A_network_address_is_refused_before_anybody_is_asked(string path)
    {
        Assert.StartsWith("saveImageToPhotosAlbum:fail file not found", (await CallAsync(path)).ErrMsg, StringComparison.Ordinal);
        Assert.Empty(_probe.Prompt.Requests);
    }

    [Theory]
    [InlineData("/images/none.png")]
    [InlineData("../../etc/passwd")]
    [InlineData("wxfile://tmp/00000000000000000000000000000000.png")]
    [InlineData("wxfile://usr/a.png")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task A_file_that_is_not_there_is_not_found(string path)
    {
        Assert.Equal("saveImageToPhotosAlbum:fail file not found", (await CallAsync(path)).ErrMsg);
        Assert.Empty(_devices.Did);
    }

    [Theory]
    [InlineData("/app.json")]
    public async Task A_file_that_is_no_picture_is_not_saved(string path) =>
        Assert.Equal("saveImageToPhotosAlbum:fail invalid file type", (await CallAsync(path)).ErrMsg);

    [Theory]
    [InlineData("FFD8FFE000104A46", "image/jpeg")]
    [InlineData("474946383961", "image/gif")]
    [InlineData("524946460000000057454250", "image/webp")]
    [InlineData("424D00", "image/bmp")]
    public async Task The_type_is_read_from_the_file_and_not_from_its_name(string bytes, string type)
    {
        var file = Convert.FromHexString(bytes);
        await CallAsync(_files.AddTemporary(file, "txt"));

        Assert.Equal([$"save {type} {file.Length}"], _devices.Did);
    }

    [Fact]
    public async Task A_refusal_saves_nothing()
    {
        _probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);
        Assert.Equal("saveImageToPhotosAlbum:fail auth deny", (await CallAsync("/images/a.png")).ErrMsg);
        Assert.Empty(_devices.Did);
    }

    [Fact]
    public async Task A_user_who_cancels_in_the_album_is_told_as_such()
    {
        _devices.Refusal = OpenApiErrors.Cancel();
        Assert.Equal("saveImageToPhotosAlbum:fail cancel", (await CallAsync("/images/a.png")).ErrMsg);
    }

    [Fact]
    public async Task Without_a_device_it_says_so()
    {
        _probe.App = new FakeMiniApp { Options = _probe.Options };
        Assert.Equal("saveImageToPhotosAlbum:fail not supported: the superapp brings no album device", (await CallAsync("/images/a.png")).ErrMsg);
    }

    public void Dispose()
    {
        _files.Dispose();
        _package.Dispose();
        _folder.Dispose();
        _probe.Dispose();
    }

    private Task<Answer> CallAsync(string path) => _probe.CallAsync("saveImageToPhotosAlbum", $$"""{"filePath":"{{path}}"}""", Stop);
}
