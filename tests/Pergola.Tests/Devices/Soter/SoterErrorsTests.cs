using Pergola.Devices;

namespace Pergola.Tests.Devices.Soter;

public sealed class SoterErrorsTests
{
    [Theory]
    [InlineData(90001, "the device does not support biometric authentication")]
    [InlineData(90002, "the user has not allowed biometric authentication")]
    [InlineData(90003, "the authentication mode is not supported")]
    [InlineData(90004, "challenge is missing or longer than 512 characters")]
    [InlineData(90005, "authContent is longer than 42 characters")]
    [InlineData(90007, "internal error")]
    [InlineData(90008, "cancel")]
    [InlineData(90009, "the user was not recognised")]
    [InlineData(90010, "authentication is frozen after too many failures")]
    [InlineData(90011, "nothing is enrolled for the authentication mode")]
    public void Every_code_of_WeChats_table_has_its_text(int code, string reason)
    {
        var failure = SoterErrors.Fail(code);

        Assert.Equal(reason, failure.Reason);
        Assert.Equal(code, failure.Errno);
        Assert.Equal(code, failure.Fields!["errCode"].GetInt32());
    }
}
