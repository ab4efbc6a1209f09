using System.Text.Json;
using Pergola.Dispatch;

namespace Pergola.Tests.OpenApis.UserData;

public sealed class UserInfoAnswerTests
{
    [Theory]
    // The Android and Flutter samples.
    [InlineData("""{"userInfo":{"nickName":"Alice","avatarUrl":"https://a/132","gender":2,"country":"CN","province":"BeiJing","city":"BeiJing","language":"en"}}""")]
    // The iOS sample.
    [InlineData("""{"nickName":"Alice","avatarUrl":"https://a/132","gender":2,"country":"CN","province":"BeiJing","city":"BeiJing","language":"en"}""")]
    public void Nested_or_flat_the_program_finds_it_nested(string host)
    {
        var answer = Shape(host);

        Assert.Equal(
            new UserInfo { NickName = "Alice", AvatarUrl = "https://a/132", Gender = 2, Country = "CN", Province = "BeiJing", City = "BeiJing", Language = "en" },
            answer.UserInfo);
        Assert.Empty(answer.Extra!);
    }

    [Fact]
    public void Further_fields_stay_where_they_are()
    {
        var nested = Shape("""{"userInfo":{"nickName":"Alice","vip":true},"key":1}""");
        Assert.True(nested.UserInfo!.Extra!["vip"].GetBoolean());
        Assert.Equal(["key"], nested.Extra!.Keys);

        var flat = Shape("""{"nickName":"Alice","vip":true}""");
        Assert.Null(flat.UserInfo!.Extra);
        Assert.Equal(["vip"], flat.Extra!.Keys);
    }

    [Theory]
    [InlineData("""{"key":"wx.getUserProfile"}""")]
    [InlineData("""{"userInfo":"a text"}""")]
    [InlineData("""{"userInfo":null}""")]
    public void An_answer_about_something_else_is_passed_on(string host)
    {
        var answer = Shape(host, WxProfile.WeChat);

        Assert.Null(answer.UserInfo);
        Assert.Equal(host, JsonSerializer.Serialize(answer, GetUserInfoJson.Default.GetUserInfoResult));
    }

    [Theory]
    [InlineData("\"2\"", 2)]
    [InlineData("1", 1)]
    [InlineData("null", 0)]
    [InlineData("\"female\"", 0)]
    [InlineData("{}", 0)]
    public void A_gender_of_another_type_is_read_or_unknown(string gender, int expected) =>
        Assert.Equal(expected, Shape($$"""{"nickName":"Alice","gender":{{gender}}}""").UserInfo!.Gender);

    [Fact]
    public void A_number_where_a_text_belongs_becomes_a_text()
    {
        var user = Shape("""{"userInfo":{"nickName":42,"city":null}}""").UserInfo!;

        Assert.Equal("42", user.NickName);
        Assert.Null(user.City);
    }

    [Theory]
    [InlineData(WxProfile.Sas)]
    [InlineData(WxProfile.WeChat)]
    public void An_avatar_that_is_not_there_is_empty(WxProfile profile)
    {
        Assert.Equal("", Shape("""{"nickName":"userInfo test"}""", profile).UserInfo!.AvatarUrl);
        Assert.Equal("", UserInfoAnswer.Shape(new GetUserInfoResult(new UserInfo { NickName = "Alice" }), profile).UserInfo!.AvatarUrl);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(46)]
    [InlineData(64)]
    [InlineData(96)]
    [InlineData(132)]
    public void The_size_in_an_avatars_URL_is_the_hosts(int size)
    {
        foreach (var profile in Enum.GetValues<WxProfile>())
        {
            var url = $"https://superapp.example/avatar/alice/{size}";
            Assert.Equal(url, UserInfoAnswer.Shape(new GetUserInfoResult(new UserInfo { AvatarUrl = url }), profile).UserInfo!.AvatarUrl);
        }
    }

    [Fact]
    public void WeChat_blanks_what_it_no_longer_returns()
    {
        var host = new UserInfo { NickName = "Alice", AvatarUrl = "https://a/132", Gender = 2, Country = "CN", Province = "BeiJing", City = "BeiJing", Language = "en" };

        Assert.Equal(host, UserInfoAnswer.Shape(new GetUserInfoResult(host), WxProfile.Sas).UserInfo);
        Assert.Equal(
            host with { Gender = 0, Country = "", Province = "", City = "", Language = "zh_CN" },
            UserInfoAnswer.Shape(new GetUserInfoResult(host), WxProfile.WeChat).UserInfo);
    }

    [Fact]
    public void A_second_user_beside_the_first_is_dropped()
    {
        var both = new GetUserInfoResult(new UserInfo { NickName = "Alice" }) { Extra = Fields("""{"userInfo":{"nickName":"Bob"},"nickName":"Eve"}""") };
        var answer = UserInfoAnswer.Shape(both, WxProfile.Sas);

        Assert.Equal("Alice", answer.UserInfo!.NickName);
        Assert.Equal(["nickName"], answer.Extra!.Keys);
    }

    private static GetUserInfoResult Shape(string host, WxProfile profile = WxProfile.Sas) =>
        UserInfoAnswer.Shape(new GetUserInfoResult { Extra = Fields(host) }, profile);

    private static Dictionary<string, JsonElement> Fields(string json) => JsonElement.Parse(json).EnumerateObject().ToDictionary(f => f.Name, f => f.Value);
}
