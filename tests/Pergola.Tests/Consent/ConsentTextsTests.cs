using Pergola.Consent;

namespace Pergola.Tests.Consent;

public sealed class ConsentTextsTests
{
    [Theory]
    [InlineData("en", "Use your nickname and profile photo?", "Allow", "Deny")]
    [InlineData("fr", "Use your nickname and profile photo?", "Allow", "Deny")]
    [InlineData("", "Use your nickname and profile photo?", "Allow", "Deny")]
    [InlineData("not a language!", "Use your nickname and profile photo?", "Allow", "Deny")]
    [InlineData("zh_CN", "使用你的昵称和头像？", "允许", "拒绝")]
    [InlineData("zh-TW", "使用你的昵称和头像？", "允许", "拒绝")]
    public void The_sheet_speaks_the_users_language(string language, string title, string allow, string deny)
    {
        Assert.Equal(title, ConsentTexts.Title("scope.userInfo", language));
        Assert.Equal(allow, ConsentTexts.Allow(language));
        Assert.Equal(deny, ConsentTexts.Deny(language));
    }

    [Fact]
    public void A_scope_of_the_superapps_own_is_named() => Assert.Equal("Allow this: scope.loyalty?", ConsentTexts.Title("scope.loyalty", "en"));
}
