using Pergola.SuperApp.TemporaryCodes;

namespace Pergola.SuperApp.Tests.TemporaryCodes;

public sealed class ContactMaskTests
{
    [Theory]
    [InlineData("15812342850", "158****2850")]
    [InlineData("+8615812342850", "+86158****2850")]
    [InlineData("+6591234567", "+65****4567")]
    [InlineData("91234567", "****4567")]
    [InlineData("1234567", "****67")]
    [InlineData("110", "****10")]
    [InlineData("1", "****1")]
    public void A_phone_numbers_middle_is_hidden(string number, string masked) => Assert.Equal(masked, ContactMask.Phone(number));

    [Theory]
    [InlineData("munchkin-ng@tencent.com", "mu****ng@tencent.com")]
    [InlineData("alice@example.com", "al****ce@example.com")]
    [InlineData("anna@example.com", "a****@example.com")]
    [InlineData("a@example.com", "a****@example.com")]
    [InlineData("no address", "****")]
    [InlineData("@example.com", "****")]
    public void An_email_addresss_name_is_hidden_and_its_domain_shown(string address, string masked) => Assert.Equal(masked, ContactMask.Email(address));
}
