using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Console.Access;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Console.Actions;

/// <summary>What forms do to operators' tokens.</summary>
internal static class TokenActions
{
    public static async Task AddAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var issued = await services.Operations().Tokens.AddAsync(
            new()
            {
                Name = form.Text("name"),
                Rights = form.Choice<TokenRights>("rights"),
                ExpiresAt = form.Number("days") is { } days ? now.AddDays(Math.Clamp(days, -1, 36500)) : null,
            },
            request.Actor, request.Aborted);
        await request.ShowSecretsAsync(("TokenName", issued.Token.Name), ("Token", issued.Text));
    }

    public static async Task RevokeAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        await services.Operations().Tokens.RevokeAsync(request.Route("name"), request.Actor, request.Aborted);
        await request.GoAsync("tokens", "revoked");
    }
}
