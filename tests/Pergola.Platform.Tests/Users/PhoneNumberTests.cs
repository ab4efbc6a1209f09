using Pergola.Platform.Users;

namespace Pergola.Platform.Tests.Users;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("+8615812342850", "15812342850", "15812342850", "86")]
    [InlineData("+86 158-1234-2850", "15812342850", "15812342850", "86")]
    [InlineData("15812342850", "15812342850", "15812342850", "86")]
    [InlineData("+6281234567890", "+6281234567890", "81234567890", "62")]
    [InlineData("+12025550123", "+12025550123", "2025550123", "1")]
    [InlineData("+79161234567", "+79161234567", "9161234567", "7")]
    [InlineData("+85291234567", "+85291234567", "91234567", "852")]
    [InlineData("+35312345678", "+35312345678", "12345678", "353")]
    [InlineData("+", "+", "", "")]
    public void A_number_is_split_at_its_calling_code(string text, string full, string pure, string countryCode)
    {
        Assert.Equal((full, pure, countryCode), Parts(PhoneNumber.Parse(text, home: "86")));
    }

    [Fact]
    public void Home_is_an_option()
    {
        Assert.Equal(("81234567890", "81234567890", "62"), Parts(PhoneNumber.Parse("+6281234567890", home: "62")));
        Assert.Equal(("81234567890", "81234567890", "62"), Parts(PhoneNumber.Parse("81234567890", home: "62")));
    }

    private static (string Full, string Pure, string CountryCode) Parts(PhoneNumber number) => (number.Full, number.Pure, number.CountryCode);
}
