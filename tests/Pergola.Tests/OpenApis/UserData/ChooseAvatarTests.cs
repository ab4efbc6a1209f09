using System.Text.Json;
using Pergola.Consent;
using Pergola.Devices;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.OpenApis.UserData;

public sealed class ChooseAvatarTests
{
    private static readonly byte[] s_picture = [0x89, 0x50, 0x4E, 0x47];

    private readonly Host _host = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task At_v1_the_host_gives_the_avatar()
    {
        using var probe = new Probe(proxy: _host);
        var answer = await CallAsync(probe);

        Assert.Equal("""{"errMsg":"chooseAvatar:ok","errno":0,"avatarUrl":"https://host.example/alice/132"}""", answer.Json.GetRawText());
        Assert.Equal(["level", "sheet", "host"], probe.Touched);
    }

    [Theory]
    [InlineData(ApiLevel.V2, null)]
    [InlineData(ApiLevel.V3, "SCOPE_AVATAR")]
    public async Task At_v2_and_v3_the_program_gets_the_avatar_that_the_sheet_showed(ApiLevel level, string? scope)
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = level;
        string? asked = null;
        _host.OnAuthCode = request =>
        {
            asked = Assert.Single(request.Scopes);
            return Task.FromResult(new AuthCodeResult { AuthCode = "from-host", AuthSuccessScopes = request.Scopes });
        };
        var answer = await CallAsync(probe, "host");

        Assert.Equal("https://superapp.example/avatar/132", answer.Json.GetProperty("avatarUrl").GetString());
        Assert.Equal(scope, asked);
        Assert.Equal(scope is null ? ["level", "platform", "sheet"] : ["level", "credential", "platform", "sheet"], probe.Touched);
        Assert.Equal(CallAnswerer.Platform, Assert.Single(probe.Log.Entries).AnsweredBy);
        var choices = Assert.Single(probe.Prompt.Requests).Choices;
        Assert.Equal(["host", "album", "camera"], choices.Select(c => c.Value));
        Assert.Equal(["https://superapp.example/avatar/132", null, null], choices.Select(c => c.Image));
        Assert.Equal(["Use my profile photo", "Choose from the album", "Take a photo"], choices.Select(c => c.Title));
        Assert.All(choices, c => Assert.Null(c.Detail));
    }

    [Theory]
    [InlineData(ApiLevel.V1, "album", ImageSource.Album)]
    [InlineData(ApiLevel.V1, "camera", ImageSource.Camera)]
    [InlineData(ApiLevel.V2, "album", ImageSource.Album)]
    [InlineData(ApiLevel.V3, "camera", ImageSource.Camera)]
    public async Task Another_picture_becomes_a_temporary_file_at_every_level(ApiLevel level, string choice, ImageSource source)
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = level;
        var album = new Album(new(s_picture, "image/png"));
        probe.App = new() { Devices = new(Album: album) };
        using var files = probe.App.Files;
        var answer = await CallAsync(probe, choice);

        var url = answer.Json.GetProperty("avatarUrl").GetString()!;
        Assert.StartsWith("wxfile://tmp/", url, StringComparison.Ordinal);
        Assert.EndsWith(".png", url, StringComparison.Ordinal);
        Assert.Equal(s_picture, files.TryRead(url));
        Assert.Equal([source], album.Asked);
        Assert.DoesNotContain("host", probe.Touched);
        Assert.Equal(CallAnswerer.Sdk, Assert.Single(probe.Log.Entries).AnsweredBy);
    }

    [Theory]
    [InlineData("image/JPEG", ".jpg")]
    [InlineData("image/gif", ".gif")]
    [InlineData("image/webp", ".webp")]
    [InlineData("image/bmp", ".bmp")]
    [InlineData("image/avif", ".avif")]
    public async Task The_files_extension_tells_its_type(string contentType, string extension)
    {
        using var probe = new Probe(proxy: _host);
        probe.App = new() { Devices = new(Album: new Album(new(s_picture, contentType))) };
        using var files = probe.App.Files;
        var answer = await CallAsync(probe, "album");

        Assert.EndsWith(extension, answer.Json.GetProperty("avatarUrl").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/heic")]
    [InlineData("image/svg+xml")]
    [InlineData("text/html")]
    public async Task A_picture_that_cannot_be_shown_fails_and_says_why(string contentType)
    {
        using var probe = new Probe(proxy: _host);
        probe.App = new() { Devices = new(Album: new Album(new(s_picture, contentType))) };
        var answer = await CallAsync(probe, "album");

        Assert.Equal("chooseAvatar:fail the picture is of a type that cannot be shown: take a PNG, JPEG, GIF, WebP, BMP or AVIF", answer.ErrMsg);
    }

    [Theory]
    [InlineData("album")]
    [InlineData("camera")]
    public async Task Leaving_the_picker_is_cancel(string choice)
    {
        using var probe = new Probe(proxy: _host);
        probe.App = new() { Devices = new(Album: new Album(null)) };
        var answer = await CallAsync(probe, choice);

        Assert.Equal("""{"errMsg":"chooseAvatar:fail cancel","errno":-1}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task Without_an_album_device_only_the_superapps_avatar_can_be_had()
    {
        using var probe = new Probe(proxy: _host);
        var answer = await CallAsync(probe, "album");

        Assert.Equal("""{"errMsg":"chooseAvatar:fail not supported: the superapp brings no album device","errno":-1}""", answer.Json.GetRawText());
        Assert.True((await CallAsync(probe, "host")).Ok);
    }

    [Fact]
    public async Task A_user_without_an_avatar_gets_an_empty_one_or_another_picture()
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = ApiLevel.V2;
        probe.Platform.Avatar = "";
        probe.App = new() { Devices = new(Album: new Album(new(s_picture, "image/png"))) };
        using var files = probe.App.Files;

        Assert.Equal("""{"errMsg":"chooseAvatar:ok","errno":0,"avatarUrl":""}""", (await CallAsync(probe, "host")).Json.GetRawText());
        Assert.StartsWith("wxfile://tmp/", (await CallAsync(probe, "album")).Json.GetProperty("avatarUrl").GetString(), StringComparison.Ordinal);
        Assert.All(probe.Prompt.Requests, r => Assert.Null(r.Choices[0].Image));
    }

    [Theory]
    [InlineData(ApiLevel.V1)]
    [InlineData(ApiLevel.V2)]
    [InlineData(ApiLevel.V3)]
    public async Task A_refusal_is_cancel(ApiLevel level)
    {
        using var probe = new Probe(proxy: _host);
        _host.Level = level;
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(ConsentDecision.Deny);
        probe.Tap();
        var answer = await probe.CallAsync("chooseAvatar", cancellationToken: Stop);

        Assert.Equal("""{"errMsg":"chooseAvatar:fail cancel","errno":103}""", answer.Json.GetRawText());
        Assert.Equal("sheet", probe.Touched[^1]);
        Assert.Empty(probe.App.Consents.Answers);
    }

    [Fact]
    public async Task A_choice_that_was_not_offered_allows_nothing()
    {
        using var probe = new Probe(proxy: _host);
        var answer = await CallAsync(probe, "theWholeAlbum");

        Assert.Equal("chooseAvatar:fail cancel", answer.ErrMsg);
        Assert.DoesNotContain("host", probe.Touched);
    }

    [Fact]
    public async Task Without_a_tap_nobody_is_asked()
    {
        using var probe = new Probe(proxy: _host);
        var answer = await probe.CallAsync("chooseAvatar", cancellationToken: Stop);

        Assert.Equal("""{"errMsg":"chooseAvatar:fail can only be invoked by user TAP gesture.","errno":102}""", answer.Json.GetRawText());
        Assert.Empty(probe.Touched);
    }

    [Fact]
    public async Task Any_object_goes_both_ways_at_v1()
    {
        using var probe = new Probe(proxy: _host);
        _host.Answer = call => new() { Extra = new Dictionary<string, JsonElement> { ["key"] = call.RawParams } };
        var answer = await CallAsync(probe, json: """{"size":0}""");

        Assert.Equal("""{"errMsg":"chooseAvatar:ok","errno":0,"key":{"size":0}}""", answer.Json.GetRawText());
    }

    [Fact]
    public async Task At_v1_the_sheet_shows_the_avatar_that_the_superapp_knows()
    {
        using var probe = new Probe(proxy: _host);
        probe.Host.OnUserInfo = () => new() { AvatarUrl = "https://host.example/alice/132" };
        Assert.True((await CallAsync(probe)).Ok);

        Assert.Equal("https://host.example/alice/132", Assert.Single(probe.Prompt.Requests).Choices[0].Image);
    }

    [Fact]
    public async Task At_v1_a_superapp_that_fails_to_know_its_user_still_gets_its_sheet()
    {
        using var probe = new Probe(proxy: _host);
        probe.Host.OnUserInfo = () => throw new InvalidOperationException("no database");
        Assert.True((await CallAsync(probe)).Ok);

        Assert.Null(Assert.Single(probe.Prompt.Requests).Choices[0].Image);
        Assert.Contains(probe.Logger.Lines, line => line.Exception is InvalidOperationException);
    }

    [Fact]
    public async Task The_log_does_not_show_the_avatar()
    {
        using var probe = new Probe(proxy: _host);
        await CallAsync(probe);

        Assert.DoesNotContain("alice", Assert.Single(probe.Log.Entries).Answer, StringComparison.Ordinal);
    }

    private static Task<Answer> CallAsync(Probe probe, string? choice = null, string json = "{}")
    {
        probe.Prompt.OnAsk = (_, _) => Task.FromResult(new ConsentDecision(true, choice));
        probe.Tap();
        return probe.CallAsync("chooseAvatar", json, Stop);
    }

    private sealed class Host() : FakeProxy([])
    {
        public Func<OpenApiCall<NoParams>, ChooseAvatarResult> Answer { get; set; } = _ => new("https://host.example/alice/132");

        public override Task<ChooseAvatarResult> ChooseAvatarAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken)
        {
            Touched.Add("host");
            return Task.FromResult(Answer(call));
        }
    }

    private sealed class Album(DeviceImage? picked) : IAlbumDevice
    {
        public List<ImageSource> Asked { get; } = [];

        public Task SaveAsync(IMiniApp app, DeviceImage image, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<DeviceImage?> PickAsync(IMiniApp app, int pageId, ImageSource source, CancellationToken cancellationToken)
        {
            Assert.Equal(1, pageId);
            Asked.Add(source);
            return Task.FromResult(picked);
        }
    }
}
