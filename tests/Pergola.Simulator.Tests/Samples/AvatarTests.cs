using System.Buffers.Binary;
using System.Net;

namespace Pergola.Simulator.Tests.Samples;

public class AvatarTests
{
    [Fact]
    public async Task The_last_number_of_the_url_is_the_side_of_the_square()
    {
        await using var servers = await SampleServers.StartAsync();
        var url = await UrlAsync(servers, await servers.SignInAsync("ada"), "client/profile");

        Assert.EndsWith("/132", url.AbsolutePath, StringComparison.Ordinal);
        foreach (var (named, side) in new[] { (0, 640), (46, 46), (64, 64), (96, 96), (132, 132) })
        {
            using var answer = await servers.GetAsync(new Uri(url, named.ToString(System.Globalization.CultureInfo.InvariantCulture)));
            var picture = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal((side, side), (BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(20))));
        }

        using var other = await servers.GetAsync(new Uri(url, "50"));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task An_old_url_dies_when_the_avatar_changes()
    {
        await using var servers = await SampleServers.StartAsync();
        var token = await servers.SignInAsync("ada");
        var old = await UrlAsync(servers, token, "client/profile");

        var now = await UrlAsync(servers, token, "client/avatar");

        using var gone = await servers.GetAsync(old);
        using var there = await servers.GetAsync(now);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (gone.StatusCode, there.StatusCode));
    }

    [Fact]
    public async Task A_user_without_an_avatar_has_an_empty_url()
    {
        await using var servers = await SampleServers.StartAsync();
        using var answer = await servers.PostAsync("client/profile", new { }, await servers.SignInAsync("sam"));

        Assert.Equal("", (await SampleServers.JsonAsync(answer)).GetProperty("avatarUrl").GetString());
    }

    private static async Task<Uri> UrlAsync(SampleServers servers, string token, string path)
    {
        using var answer = await servers.PostAsync(path, new { }, token);
        return new((await SampleServers.JsonAsync(answer)).GetProperty("avatarUrl").GetString()!);
    }
}
