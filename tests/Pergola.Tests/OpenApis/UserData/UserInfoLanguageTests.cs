namespace Pergola.Tests.OpenApis.UserData;

public sealed class UserInfoLanguageTests
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("zh_CN", true)]
    [InlineData("zh_TW", true)]
    [InlineData("", false)]
    [InlineData("EN", false)]
    [InlineData("zh-CN", false)]
    [InlineData("fr", false)]
    public void Only_the_documented_languages_can_be_asked_for(string lang, bool good) =>
        Assert.Equal(good ? null : "parameter error: parameter.lang has a value that cannot be used;", UserInfoLanguage.Fault(lang));
}
