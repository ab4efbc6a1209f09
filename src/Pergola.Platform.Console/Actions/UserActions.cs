using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Pergola.Platform.Console.Access;
using Pergola.Platform.Console.Resources;
using Pergola.Platform.Operators;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Console.Actions;

/// <summary>What forms do to users.</summary>
internal static class UserActions
{
    public static async Task LogOutAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        var user = User(form);
        await services.Operations().Users.LogOutAsync(user, request.Actor, request.Aborted);
        await request.GoAsync($"sessions?superApp={Uri.EscapeDataString(user.SuperApp ?? "")}&uid={Uri.EscapeDataString(user.Uid ?? "")}", "loggedOut");
    }

    public static async Task EraseAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        var user = User(form);
        if (form.Text("confirm") != user.Uid)
            throw OperationRefusedException.Invalid(new FieldProblem("confirm", services.GetRequiredService<IStringLocalizer<ConsoleText>>()["EraseConfirmWrong"]));
        await services.Operations().Users.EraseAsync(user, request.Actor, request.Aborted);
        await request.GoAsync("sessions", "erased");
    }

    private static UserName User(IFormCollection form) => new() { SuperApp = form.Text("superApp"), Uid = form.Text("uid") };
}
