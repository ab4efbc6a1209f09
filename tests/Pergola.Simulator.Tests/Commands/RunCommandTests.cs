using Pergola.Dispatch;
using Pergola.Simulator.Commands;

namespace Pergola.Simulator.Tests.Commands;

public class RunCommandTests
{
    [Fact]
    public void Without_options_it_uses_5080_and_a_folder_beside_the_program()
    {
        var program = Directory.CreateTempSubdirectory("pergola-run").FullName;

        var settings = RunCommand.Settings(RunCommand.Create().Parse([program]));

        Assert.Equal(program, settings.Program);
        Assert.Equal(5080, settings.Port);
        Assert.Equal(Path.Combine(program, ".pergola"), settings.DataDirectory);
        Assert.True(settings.OpenBrowser);
        Assert.Empty(settings.Maps);
        Assert.Equal(WxProfile.Sas, settings.Profile);
        Assert.Null(settings.SdkVersion);
    }

    [Fact]
    public void Options_may_be_given_several_times()
    {
        var settings = RunCommand.Settings(RunCommand.Create().Parse(
            ["x", "--no-open", "--port", "0", "--map", "https://a.example=http://127.0.0.1:1", "--map", "https://b.example=http://127.0.0.1:2", "--allow", "https://C.example"]));

        Assert.False(settings.OpenBrowser);
        Assert.Equal(0, settings.Port);
        Assert.Equal(["https://a.example", "https://b.example"], settings.Maps.Select(m => m.Origin));
        Assert.Equal(["https://c.example"], settings.Allowed);
    }

    [Fact]
    public void Profile_and_SDK_can_be_chosen()
    {
        var settings = RunCommand.Settings(RunCommand.Create().Parse(["x", "--profile", "wechat", "--sdk", "2.1"]));

        Assert.Equal(WxProfile.WeChat, settings.Profile);
        Assert.Equal(new Version(2, 1), settings.SdkVersion);
    }

    [Theory]
    [InlineData("--profile", "strict")]
    [InlineData("--sdk", "newest")]
    [InlineData("--port", "70000")]
    [InlineData("--map", "nonsense")]
    [InlineData("--allow", "c.example")]
    [InlineData("--no-such-option", "1")]
    public void A_wrong_option_is_an_error(string option, string value)
    {
        Assert.NotEmpty(RunCommand.Create().Parse(["x", option, value]).Errors);
    }
}
