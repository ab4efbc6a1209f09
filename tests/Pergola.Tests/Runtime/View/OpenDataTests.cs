using System.Text;
using System.Threading.Channels;
using Pergola.MiniApps;
using Pergola.Runtime.View;
using Pergola.Testing;
using Pergola.Tests.MiniApps;
using Pergola.Tests.MiniApps.Running;
using Pergola.Tests.Runtime.View.Controls;

namespace Pergola.Tests.Runtime.View;

public sealed class OpenDataTests
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly Superapp _superapp = new()
    {
        User = new UserInfo { NickName = "Countess", AvatarUrl = "data:image/png;base64," + Pixel, Gender = 2, City = "London", Province = "England", Country = "UK", Language = "en" },
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("userNickName", "", "Countess")]
    [InlineData("userGender", "", "Female")]
    [InlineData("userGender", "zh_CN", "女")]
    [InlineData("userCity", "", "London")]
    [InlineData("userProvince", "", "England")]
    [InlineData("userCountry", "", "UK")]
    [InlineData("userLanguage", "", "en")]
    [InlineData("somethingElse", "", "")]
    public async Task The_view_is_sent_what_the_superapp_says_of_its_user(string type, string language, string value)
    {
        await using var app = await OpenAsync($"""<open-data type="{type}" lang="{language}"/>""");
        var carrier = new Recorder();
        app.App.Screen.Attach(carrier);

        Assert.Equal([value], await carrier.DataAsync(1));
    }

    [Fact]
    public async Task It_is_asked_once_and_sent_again_to_a_view_that_comes_back_and_when_the_type_changes()
    {
        await using var app = await OpenAsync("""<open-data type="{{type}}"/><open-data wx:if="{{more}}" type="userCity"/><button bindtap="turn"/>""");
        var carrier = new Recorder();
        app.App.Screen.Attach(carrier);
        Assert.Equal(["Countess"], await carrier.DataAsync(1));
        var second = new Recorder();
        app.App.Screen.Attach(second);
        Assert.Equal(["Countess"], await second.DataAsync(1));
        await app.Page.TapAsync("button");

        Assert.Equal(["Female", "London"], (await second.DataAsync(2)).Order(StringComparer.Ordinal));
        Assert.Equal(1, _superapp.Asked);
    }

    [Fact]
    public async Task A_superapp_without_a_user_or_with_an_error_shows_the_defaults()
    {
        _superapp.Failure = new InvalidOperationException("swordfish");
        await using var app = await OpenAsync("""<open-data type="userNickName"/><open-data type="userAvatarUrl"/>""");
        var carrier = new Recorder();
        app.App.Screen.Attach(carrier);

        Assert.Equal(["", ""], await carrier.DataAsync(2));
        Assert.Empty(app.Log.Errors);
    }

    [Fact]
    public async Task The_program_and_the_tree_never_hold_a_value()
    {
        await using var app = await OpenAsync("""<open-data id="n" type="userNickName" bindtap="told"/>""");
        var carrier = new Recorder();
        app.App.Screen.Attach(carrier);
        await carrier.DataAsync(1);
        app.App.Screen.Detach(carrier);

        var said = Assert.Single(await app.SaysOnTapAsync(1, "#n"));
        Assert.DoesNotContain("Countess", said, StringComparison.Ordinal);
        Assert.Equal("", await app.Page.TextAsync("#n"));
        Assert.DoesNotContain("Countess", await app.Page.OutlineAsync(), StringComparison.Ordinal);
        var held = await app.App.Logic.OnLoopAsync(() => app.App.View.Find(1)!.Query("#n")[0] is var node ? (node.Value, string.Join(' ', node.Attributes.Values.Select(static value => value.Text))) : default);
        Assert.Equal((null, "userNickName"), held);
    }

    [Fact]
    public async Task The_avatar_is_an_id_that_only_the_host_resolves()
    {
        await using var app = await OpenAsync("""<open-data type="userAvatarUrl"/>""");
        var carrier = new Recorder();
        app.App.Screen.Attach(carrier);
        var source = Assert.Single(await carrier.DataAsync(1));

        Assert.Matches("^pergola-open-data:[0-9a-f]{32}$", source);
        var picture = await app.App.Screen.OpenResourceAsync(source, Stop);
        Assert.Equal("image/png", picture!.ContentType);
        Assert.Equal(Convert.FromBase64String(Pixel), await BytesAsync(picture));
        Assert.Null(await app.App.Screen.OpenResourceAsync(OpenDataAvatar.Prefix + new string('0', 32), Stop));
        Assert.Null(await app.App.Screen.OpenResourceAsync(OpenDataAvatar.Prefix, Stop));
    }

    [Theory]
    [InlineData("data:text/html;base64,PGI+")]
    [InlineData("data:image/png,plain")]
    [InlineData("data:image/png;base64,%%%")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/images/a.png")]
    [InlineData("https://10.0.0.1/avatar.png")]
    [InlineData("http://192.0.2.1/avatar.png")]
    public async Task An_avatar_of_another_kind_is_none(string url)
    {
        var avatar = new OpenDataAvatar();
        avatar.Set(url);
        var context = new MiniAppContext(new MiniAppInfo("mpavatar00000000", "Mini") { EnvVersion = EnvVersion.Develop }, "ada");

        Assert.Null(await avatar.OpenAsync(avatar.Source!, context, new PergolaOptions(), Stop));
    }

    [Fact]
    public async Task A_released_program_shows_no_avatar_of_this_machine()
    {
        var avatar = new OpenDataAvatar();
        avatar.Set("http://127.0.0.1:9/avatar.png");
        var context = new MiniAppContext(new MiniAppInfo("mpavatar00000000", "Mini"), "ada");

        Assert.Null(await avatar.OpenAsync(avatar.Source!, context, new PergolaOptions(), Stop));
    }

    private async Task<TestMiniApp> OpenAsync(string template)
    {
        using var folder = LittleProgram.Of("""
            Page({ data: { type: 'userNickName', more: false }, told(e) { console.log(JSON.stringify(e)) }, turn() { this.setData({ type: 'userGender', more: true }) } })
            """, template);
        return await TestMiniApp.OpenAsync(folder.Path, _superapp.Options);
    }

    private static async Task<byte[]> BytesAsync(ViewResource resource)
    {
        using var bytes = new MemoryStream();
        await using (resource.Content)
            await resource.Content.CopyToAsync(bytes, Stop);
        return bytes.ToArray();
    }

    /// <summary>A view that only listens.</summary>
    private sealed class Recorder : IViewCarrier
    {
        private readonly Channel<string> _data = Channel.CreateUnbounded<string>();

        public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
        {
            var json = System.Text.Json.JsonElement.Parse(Encoding.UTF8.GetString(message.Span));
            if (json.GetProperty("t").GetString() == "data")
                _data.Writer.TryWrite(json.GetProperty("value").GetString()!);
            return ValueTask.CompletedTask;
        }

        public async Task<string[]> DataAsync(int count)
        {
            var values = new List<string>();
            while (values.Count < count)
                values.Add(await _data.Reader.ReadAsync(Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(20)));
            return [.. values];
        }
    }
}
