using Pergola.Simulator.Commands;
using Pergola.Simulator.Serving;

namespace Pergola.Simulator.Tests.Commands;

public class ServeCommandTests
{
    [Fact]
    public void Without_options_it_is_in_production_logs_JSON_and_believes_no_proxy()
    {
        var settings = ServeCommand.Settings(ServeCommand.Create().Parse(["--data", "x"]));

        Assert.Equal(Path.GetFullPath("x"), settings.DataDirectory);
        Assert.Null(settings.Postgres);
        Assert.Empty(settings.Urls);
        Assert.Equal("Production", settings.EnvironmentName);
        Assert.Equal(LogFormat.Json, settings.Log);
        Assert.Null(settings.TrustedProxies);
        Assert.True(settings.WithConsole);
    }

    [Fact]
    public void Options_are_taken_as_they_are_given()
    {
        var settings = ServeCommand.Settings(ServeCommand.Create().Parse(
        [
            "--postgres", "Host=db", "--urls", "http://0.0.0.0:80;http://[::1]:81", "--log", "text", "--otlp", "http://c:4318", "--no-console", "--key-file", "k",
            "--environment", "Staging", "--behind-proxy", "10.0.0.7", "fd00::/8",
        ]));

        Assert.Equal("Host=db", settings.Postgres);
        Assert.Equal(["http://0.0.0.0:80", "http://[::1]:81"], settings.Urls);
        Assert.Equal(LogFormat.Text, settings.Log);
        Assert.Equal(new Uri("http://c:4318"), settings.Otlp);
        Assert.False(settings.WithConsole);
        Assert.Equal(Path.GetFullPath("k"), settings.KeyFile);
        Assert.Equal("Staging", settings.EnvironmentName);
        Assert.Equal(["10.0.0.7", "fd00::/8"], settings.TrustedProxies);
    }

    [Fact]
    public void A_proxy_without_an_address_is_one_of_this_machine() =>
        Assert.Equal([], ServeCommand.Settings(ServeCommand.Create().Parse(["--data", "x", "--behind-proxy"])).TrustedProxies);

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--urls", "0.0.0.0:80")]
    [InlineData("--urls", "ftp://0.0.0.0")]
    [InlineData("--otlp", "collector")]
    [InlineData("--log", "xml")]
    [InlineData("--behind-proxy", "everybody")]
    [InlineData("--no-such-option", "1")]
    [InlineData("--postgres", "Host=db")]
    public void A_wrong_option_is_an_error(string option, string value)
    {
        Assert.NotEmpty(ServeCommand.Create().Parse(["--data", "x", option, value]).Errors);
    }
}
