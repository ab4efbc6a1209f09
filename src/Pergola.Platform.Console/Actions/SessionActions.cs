using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Pergola.Platform.Console.Access;
using Pergola.Platform.Console.Pages;
using Pergola.Platform.Console.Resources;
using Pergola.Platform.Operators;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Console.Actions;

/// <summary>Signing in and out, and the language.</summary>
internal static class SessionActions
{
    public static async Task SignInAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        var result = await services.GetRequiredService<ConsoleSession>().SignInAsync(request.Http, form.Text("token") ?? "");
        if (result == SignIn.Done)
        {
            await request.GoAsync("");
            return;
        }

        var text = services.GetRequiredService<IStringLocalizer<ConsoleText>>()[result == SignIn.TooMany ? "SignInTooMany" : "SignInRefused"];
        request.Refuse(OperationRefusedException.Invalid(new FieldProblem("token", text)));
        await request.ShowAsync<SignInPage>(result == SignIn.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status401Unauthorized);
    }

    public static async Task SignOutAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        await request.Http.SignOutAsync(ConsoleSession.Scheme);
        request.Http.Response.Headers.Location = request.Link("sign-in");
        request.Http.Response.StatusCode = StatusCodes.Status302Found;
    }

    public static Task ChooseLanguageAsync(ConsoleRequest request, IFormCollection form, IServiceProvider services)
    {
        ConsoleLanguage.Choose(request.Http, form.Text("language") ?? "");

        // Only pages of the console: the form's text must not lead elsewhere.
        var page = form.Text("page") ?? "";
        var isOurs = page == request.Root || page.StartsWith(request.Root + "/", StringComparison.Ordinal) || page.StartsWith(request.Root + "?", StringComparison.Ordinal);
        request.Http.Response.Redirect(isOurs && !page.Contains('\\', StringComparison.Ordinal) ? page : request.Link(""));
        return Task.CompletedTask;
    }
}
