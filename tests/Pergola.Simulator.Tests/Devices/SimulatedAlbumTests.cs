using Pergola.Simulator.Devices;

namespace Pergola.Simulator.Tests.Devices;

public class SimulatedAlbumTests
{
    [Fact]
    public void A_data_url_is_a_picture()
    {
        var picture = SimulatedAlbum.FromDataUrl("data:image/png;base64,AQID");

        Assert.Equal("image/png", picture!.ContentType);
        Assert.Equal([1, 2, 3], picture.Bytes.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("data:text/plain;base64,AQID")]
    [InlineData("data:image/png,abc")]
    [InlineData("data:image/png;base64,not base64")]
    [InlineData("data:image/png;base64,")]
    [InlineData("https://a.example/data:image/png;base64,AQID")]
    public void Anything_else_is_none(string url) => Assert.Null(SimulatedAlbum.FromDataUrl(url));

    [Fact]
    public void Every_sample_is_a_png_of_its_own()
    {
        var pictures = SimulatedPictures.Names.Select(static name => SimulatedPictures.Find(name)!).ToList();

        Assert.All(pictures, static picture => Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], picture[..4]));
        Assert.Equal(pictures.Count, pictures.Select(Convert.ToBase64String).Distinct().Count());
        Assert.Null(SimulatedPictures.Find("none"));
    }
}
