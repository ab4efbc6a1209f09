using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pergola.SuperApp.Tests.Hosting;

namespace Pergola.SuperApp.Tests;

public sealed class SuperAppServerOptionsTests
{
    [Theory]
    [InlineData("AppKey")]
    [InlineData("SecretKey")]
    [InlineData("AuthCodeLifetime")]
    [InlineData("TicketLifetime")]
    public void Options_that_cannot_work_say_which_to_set(string name)
    {
        using var services = new ServiceCollection().AddSuperAppServer<SampleUsers>(options =>
        {
            options.AppKey = name == "AppKey" ? "" : "app-1234567890";
            options.AppSecret = "sample-superapp-secret-0123456789";
            options.SecretKey = name == "SecretKey" ? "short" : SuperAppServerUnderTest.SecretKey;
            options.AuthCodeLifetime = TimeSpan.FromMinutes(name == "AuthCodeLifetime" ? 6 : 5);
            options.TicketLifetime = TimeSpan.FromMinutes(name == "TicketLifetime" ? 6 : 5);
        }).BuildServiceProvider();

        var refusal = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<SuperAppServerOptions>>().Value);

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }
}
