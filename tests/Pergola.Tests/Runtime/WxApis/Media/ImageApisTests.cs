using System.Text.Json;
using Pergola.Devices;
using Pergola.MiniApps;
using Pergola.MiniApps.Network;
using Pergola.Tests.Devices;
using Pergola.Tests.MiniApps.Network;
using Wx = Pergola.Runtime.WxApis.WxApis;

namespace Pergola.Tests.Runtime.WxApis.Media;

public sealed class ImageApisTests : IAsyncDisposable
{
    private static readonly byte[] Jpeg = Convert.FromHexString("FFD8FFC0000B0800C8012C0101110000");
    private readonly LoopbackServer _server = new(static _ => LoopbackServer.Ok("<svg width=\"3\" height=\"2\"/>"));
    private readonly FakeMiniApp _app;

    public ImageApisTests() => _app = new FakeMiniApp(network: new NetworkGateOptions { Map = new Dictionary<string, string> { ["https://img.example.com"] = _server.Url } });

    public async ValueTask DisposeAsync()
    {
        _app.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_temporary_picture_and_one_of_the_network_are_described()
    {
        var path = _app.Files.AddTemporary(Jpeg, "jpg");
        Assert.Equal($$"""{"width":300,"height":200,"path":"{{path}}","orientation":"up","type":"jpeg"}""", (await _app.CallAsync(Wx.GetImageInfo, $$"""{"src": "{{path}}"}""")).GetRawText());

        var fetched = await _app.CallAsync(Wx.GetImageInfo, """{"src": "https://img.example.com/a.svg"}""");
        Assert.Equal((3, "svg"), (fetched.GetProperty("width").GetInt32(), fetched.GetProperty("type").GetString()));
        Assert.NotNull(_app.Files.TryRead(fetched.GetProperty("path").GetString()!));
    }

    [Theory]
    [InlineData("none.png", "file not found")]
    [InlineData("app.js", "image format error")]
    [InlineData("https://other.example.com/a.png", "url not in domain list")]
    [InlineData("wxfile://usr/../a.png", "file not found")]
    public async Task What_is_no_picture_of_the_program_fails(string source, string reason) => Assert.Equal(reason, (await _app.FailAsync(Wx.GetImageInfo, $$"""{"src": "{{source}}"}""")).Reason);

    [Fact]
    public async Task What_needs_no_packing_is_copied_and_the_rest_needs_a_codec()
    {
        var path = _app.Files.AddTemporary(Jpeg, "jpg");
        var copied = (await _app.CallAsync(Wx.CompressImage, $$"""{"src": "{{path}}", "quality": 100}""")).GetProperty("tempFilePath").GetString()!;
        Assert.NotEqual(path, copied);
        Assert.Equal(Jpeg, _app.Files.TryRead(copied));
        var png = _app.Files.AddTemporary(FakeDevices.Png, "png");
        Assert.EndsWith(".png", (await _app.CallAsync(Wx.CompressImage, $$"""{"src": "{{png}}", "quality": 10}""")).GetProperty("tempFilePath").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("not supported: the superapp brings no picture codec", (await _app.FailAsync(Wx.CompressImage, $$"""{"src": "{{path}}"}""")).Reason, StringComparison.Ordinal);
        Assert.Equal("invalid quality: it is 0 to 100", (await _app.FailAsync(Wx.CompressImage, """{"src": "x", "quality": 101}""")).Reason);

        _app.Devices = new MiniAppDevices(Images: new Codec());
        var packed = (await _app.CallAsync(Wx.CompressImage, $$"""{"src": "{{path}}", "quality": 40, "compressedWidth": 10}""")).GetProperty("tempFilePath").GetString()!;
        Assert.Equal("40 10 "u8.ToArray(), _app.Files.TryRead(packed));
    }

    [Fact]
    public async Task A_preview_is_shown_from_the_current_one_on()
    {
        await _app.CallAsync(Wx.PreviewImage, """{"urls": ["https://img.example.com/1.png", "b.png"], "current": "b.png"}""");
        await _app.CallAsync(Wx.PreviewMedia, """{"sources": [{"url": "a.mp4", "type": "video", "poster": "p.png"}]}""");
        Assert.Equal(
            [
                """preview 1 {"items":[{"source":"https://img.example.com/1.png","type":"image"},{"source":"b.png","type":"image"}],"current":1}""",
                """preview 1 {"items":[{"source":"a.mp4","type":"video","poster":"p.png"}],"current":0}""",
            ],
            _app.Log);
        Assert.Equal("parameter error: parameter.urls should have at least one item;", (await _app.FailAsync(Wx.PreviewImage, """{"urls": []}""")).Reason);
        Assert.Equal("invalid type: it is image or video", (await _app.FailAsync(Wx.PreviewMedia, """{"sources": [{"url": "a", "type": "x"}]}""")).Reason);
    }

    [Fact]
    public async Task Pictures_videos_and_files_are_picked()
    {
        var picker = new Picker();
        _app.Devices = new MiniAppDevices(Album: new FakeDevices(), Files: picker);
        Assert.Single((await _app.CallAsync(Wx.ChooseImage, """{"count": 1}""")).GetProperty("tempFilePaths").EnumerateArray());
        Assert.Empty(picker.Wishes);

        picker.Answer = [new("a.png", FakeDevices.Png, "image/png"), new("b.png", FakeDevices.Png, "image/png"), new("c.png", FakeDevices.Png, "image/png")];
        var images = await _app.CallAsync(Wx.ChooseImage, """{"count": 2}""");
        Assert.Equal(2, images.GetProperty("tempFiles").GetArrayLength());
        Assert.Equal(new FileWish(FileKind.Image, 2, false, []).ToString(), picker.Wishes[0].ToString());

        picker.Answer = [new("v.mp4", new byte[] { 1 }, "video/mp4") { Duration = TimeSpan.FromSeconds(3), Width = 4, Height = 5 }, new("a.png", FakeDevices.Png, "image/png")];
        var media = await _app.CallAsync(Wx.ChooseMedia, """{"mediaType": ["mix"]}""");
        Assert.Equal("mix", media.GetProperty("type").GetString());
        Assert.Equal(("video", 3.0, 4), (media.GetProperty("tempFiles")[0].GetProperty("fileType").GetString(), media.GetProperty("tempFiles")[0].GetProperty("duration").GetDouble(), media.GetProperty("tempFiles")[0].GetProperty("width").GetInt32()));
        Assert.Equal(1, media.GetProperty("tempFiles")[1].GetProperty("width").GetInt32());
        Assert.Equal(5, (await _app.CallAsync(Wx.ChooseVideo)).GetProperty("height").GetInt32());

        picker.Answer = [new("report.pdf", new byte[] { 1, 2 }, "application/pdf") { Time = DateTimeOffset.FromUnixTimeSeconds(1000) }];
        var file = (await _app.CallAsync(Wx.ChooseMessageFile, """{"count": 1, "type": "file", "extension": [".PDF"]}""")).GetProperty("tempFiles")[0];
        Assert.Equal(("report.pdf", "file", 2, 1000), (file.GetProperty("name").GetString(), file.GetProperty("type").GetString(), file.GetProperty("size").GetInt32(), file.GetProperty("time").GetInt32()));
        Assert.Equal(["pdf"], picker.Wishes[^1].Extensions);
    }

    [Fact]
    public async Task Who_cancels_and_who_has_no_device_is_told_apart()
    {
        Assert.Equal("not supported: the superapp brings no file device", (await _app.FailAsync(Wx.ChooseMessageFile, """{"count": 1}""")).Reason);
        Assert.Equal("not supported: the superapp brings no album device", (await _app.FailAsync(Wx.ChooseImage)).Reason);
        _app.Devices = new MiniAppDevices(Files: new Picker());
        Assert.Equal("cancel", (await _app.FailAsync(Wx.ChooseMessageFile, """{"count": 1}""")).Reason);
        Assert.Equal("cancel", (await _app.FailAsync(Wx.ChooseImage)).Reason);
        Assert.Equal("invalid type: it is all, video, image or file", (await _app.FailAsync(Wx.ChooseMessageFile, """{"count": 1, "type": "x"}""")).Reason);
        Assert.Equal("invalid mediaType: it is image, video or mix", (await _app.FailAsync(Wx.ChooseMedia, """{"mediaType": ["x"]}""")).Reason);
    }

    [Fact]
    public async Task Documents_are_given_to_the_device()
    {
        var path = _app.Files.AddTemporary("doc"u8, "pdf");
        Assert.Equal("not supported: the superapp brings no document device", (await _app.FailAsync(Wx.OpenDocument, $$"""{"filePath": "{{path}}"}""")).Reason);
        var picker = new Picker();
        _app.Devices = new MiniAppDevices(Files: picker);
        await _app.CallAsync(Wx.OpenDocument, $$"""{"filePath": "{{path}}"}""");
        await _app.CallAsync(Wx.SaveFileToDisk, $$"""{"filePath": "{{path}}"}""");
        Assert.Equal([$"open {Path.GetFileName(path)} 3", $"save {Path.GetFileName(path)} 3"], picker.Did);
        Assert.Equal("file doesn't exist", (await _app.FailAsync(Wx.OpenDocument, """{"filePath": "wxfile://tmp/x.pdf"}""")).Reason);
        Assert.StartsWith("filetype not supported", (await _app.FailAsync(Wx.OpenDocument, """{"filePath": "app.js"}""")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clipboard_keeps_a_text_and_the_user_sees_it()
    {
        Assert.Equal("not supported: the superapp brings no clipboard device", (await _app.FailAsync(Wx.SetClipboardData, """{"data": "x"}""")).Reason);
        _app.Devices = new MiniAppDevices(Clipboard: new MemoryClipboard());
        Assert.Equal("", (await _app.CallAsync(Wx.GetClipboardData)).GetProperty("data").GetString());
        await _app.CallAsync(Wx.SetClipboardData, """{"data": "copied text"}""");
        Assert.Equal("copied text", (await _app.CallAsync(Wx.GetClipboardData)).GetProperty("data").GetString());
        Assert.Equal("""toast 1 {"title":"Copied","icon":"success","duration":1500,"mask":false}""", _app.Log.Single());
        _app.Context = new MiniAppContext(_app.Context.App, "bob");
        Assert.Equal("", (await _app.CallAsync(Wx.GetClipboardData)).GetProperty("data").GetString());
    }

    [Fact]
    public async Task A_video_is_saved_only_where_it_is_one()
    {
        var devices = new VideoAlbum();
        _app.Devices = new MiniAppDevices(Album: devices);
        var video = _app.Files.AddTemporary(Convert.FromHexString("00000018667479706D703432000000006D703432"), "mp4");
        await _app.CallAsync(Wx.SaveVideoToPhotosAlbum, $$"""{"filePath": "{{video}}"}""");
        Assert.Equal("video/mp4", devices.Saved);
        Assert.Equal("invalid file type", (await _app.FailAsync(Wx.SaveVideoToPhotosAlbum, """{"filePath": "app.js"}""")).Reason);
        Assert.Equal("file not found", (await _app.FailAsync(Wx.SaveVideoToPhotosAlbum, """{"filePath": "none.mp4"}""")).Reason);
        Assert.Equal("file not found: filePath is no network address, download it first", (await _app.FailAsync(Wx.SaveVideoToPhotosAlbum, """{"filePath": "https://a.test/v.mp4"}""")).Reason);
    }

    private sealed class Codec : IImageCodec
    {
        public Task<DeviceImage> CompressAsync(DeviceImage image, int quality, int? width, int? height, CancellationToken cancellationToken) =>
            Task.FromResult(new DeviceImage(System.Text.Encoding.ASCII.GetBytes($"{quality} {width} {height}"), image.ContentType));
    }

    private sealed class Picker : IFileDevice
    {
        public List<FileWish> Wishes { get; } = [];

        public List<string> Did { get; } = [];

        public IReadOnlyList<ChosenFile> Answer { get; set; } = [];

        public Task<IReadOnlyList<ChosenFile>> ChooseAsync(IMiniApp app, int pageId, FileWish wish, CancellationToken cancellationToken)
        {
            Wishes.Add(wish);
            return Task.FromResult(Answer);
        }

        public Task OpenAsync(IMiniApp app, NamedFile document, CancellationToken cancellationToken) => Write("open", document);

        public Task SaveAsync(IMiniApp app, NamedFile file, CancellationToken cancellationToken) => Write("save", file);

        private Task Write(string what, NamedFile file)
        {
            Did.Add($"{what} {file.Name} {file.Bytes.Length}");
            return Task.CompletedTask;
        }
    }

    private sealed class VideoAlbum : IAlbumDevice
    {
        public string? Saved { get; private set; }

        public Task SaveAsync(IMiniApp app, DeviceImage image, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task SaveVideoAsync(IMiniApp app, ChosenFile video, CancellationToken cancellationToken)
        {
            Saved = video.ContentType;
            return Task.CompletedTask;
        }

        public Task<DeviceImage?> PickAsync(IMiniApp app, int pageId, ImageSource source, CancellationToken cancellationToken) => Task.FromResult<DeviceImage?>(null);
    }
}
