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

    [Theory]
    [InlineData(null, null)]
    [InlineData("  ", null)]
    [InlineData("to greet you", "to greet you")]
    [InlineData("to\ngreet\u2028you", "to greet you")]
    [InlineData("a\u202eb\u200bc\u2066d", "abcd")]
    [InlineData("\u4f60\u597d \ud83d\ude00", "\u4f60\u597d \ud83d\ude00")]
    public void A_mini_programs_own_words_cannot_disguise_the_sheet(string? purpose, string? shown) => Assert.Equal(shown, ConsentTexts.Shown(purpose));

    [Fact]
    public void A_mini_programs_own_words_are_cut() => Assert.Equal(201, ConsentTexts.Shown(new string('x', 10_000))!.Length);

    [Fact]
    public void A_scope_of_the_superapps_own_is_named() => Assert.Equal("Allow this: scope.loyalty?", ConsentTexts.Title("scope.loyalty", "en"));

    [Theory]
    [InlineData("scope.chooseAvatar", "host", "Use my profile photo", "使用我的头像")]
    [InlineData("scope.chooseAvatar", "album", "Choose from the album", "从相册选择")]
    [InlineData("scope.chooseAvatar", "camera", "Take a photo", "拍照")]
    [InlineData("scope.getNickName", "host", "Use my nickname", "使用我的昵称")]
    [InlineData("scope.getNickName", "own", "Enter another nickname", "输入其他昵称")]
    public void The_choices_have_names(string scope, string choice, string english, string chinese)
    {
        Assert.Equal(english, ConsentTexts.Choice(scope, choice, "en"));
        Assert.Equal(chinese, ConsentTexts.Choice(scope, choice, "zh_CN"));
    }
}
