using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pergola.Platform.Console.Access;
using Pergola.Platform.Console.Actions;
using Pergola.Platform.Console.Assets;
using Pergola.Platform.Console.Pages;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The operator's console: this is the table of contents.</summary>
public static class PergolaConsole
{
    /// <summary>
    /// Maps the operator's console: pages for whoever has an operator's token. They need no script. Keep them off the public network: the platform's own endpoints
    /// do not need them.
    /// </summary>
    /// <param name="endpoints">Where to map it; the services come from <c>AddPergolaConsole</c>.</param>
    /// <param name="prefix">The path of the console.</param>
    /// <returns>The group of the pages, to restrict it further, such as to a host: <c>RequireHost("127.0.0.1:5090")</c>.</returns>
    public static RouteGroupBuilder MapPergolaConsole(this IEndpointRouteBuilder endpoints, string prefix = "/console")
    {
        var root = prefix.TrimEnd('/');
        var group = endpoints.MapGroup(root).ExcludeFromDescription();
        group.MapGet("/assets/{name}", ConsoleAssets.Find);
        var pages = group.MapGroup("").AddEndpointFilterFactory((_, next) =>
        {
            var services = endpoints.ServiceProvider;
            var gate = new ConsoleGate(
                root, services.GetRequiredService<ConsoleSession>(), services.GetRequiredService<IAntiforgery>(), services.GetRequiredService<ILogger<ConsoleGate>>());
            return context => gate.InvokeAsync(context, next);
        });

        pages.Page<SignInPage>("/sign-in").WithMetadata(new NeedsNoSignIn());
        pages.Form("/sign-in", SessionActions.SignInAsync).WithMetadata(new NeedsNoSignIn());
        pages.Form("/sign-out", SessionActions.SignOutAsync).WithMetadata(new NeedsNoSignIn());
        pages.Form("/language", SessionActions.ChooseLanguageAsync).WithMetadata(new NeedsNoSignIn());

        pages.Page<OverviewPage>("/");

        pages.Page<SuperAppsPage>("/superapps");
        pages.Page<NewSuperAppPage>("/superapps/new");
        pages.Form<NewSuperAppPage>("/superapps/new", SuperAppActions.AddAsync);
        pages.Page<SuperAppPage>("/superapps/{appKey}");
        pages.Form<SuperAppPage>("/superapps/{appKey}", SuperAppActions.ChangeAsync);
        pages.Form<SuperAppPage>("/superapps/{appKey}/secrets", SuperAppActions.RotateAsync);

        pages.Page<MiniProgramsPage>("/programs");
        pages.Page<NewMiniProgramPage>("/programs/new");
        pages.Form<NewMiniProgramPage>("/programs/new", MiniProgramActions.AddAsync);
        pages.Page<MiniProgramPage>("/programs/{appId}");
        pages.Form<MiniProgramPage>("/programs/{appId}", MiniProgramActions.ChangeAsync);
        pages.Form<MiniProgramPage>("/programs/{appId}/versions", MiniProgramActions.PublishAsync);
        pages.Form<MiniProgramPage>("/programs/{appId}/secret", MiniProgramActions.RotateAsync);
        pages.Form<MiniProgramPage>("/programs/{appId}/templates", MiniProgramActions.AddTemplateAsync);
        pages.Form<MiniProgramPage>("/programs/{appId}/templates/{id}/remove", MiniProgramActions.RemoveTemplateAsync);

        pages.Page<SessionsPage>("/sessions");
        pages.Form<SessionsPage>("/sessions/log-out", UserActions.LogOutAsync);
        pages.Page<EraseUserPage>("/sessions/erase");
        pages.Form<EraseUserPage>("/sessions/erase", UserActions.EraseAsync);

        pages.Page<RefusedCodesPage>("/refused-codes");
        pages.Page<AuditPage>("/audit");

        pages.Page<TokensPage>("/tokens");
        pages.Form<TokensPage>("/tokens", TokenActions.AddAsync);
        pages.Form<TokensPage>("/tokens/{name}/revoke", TokenActions.RevokeAsync);

        pages.Page<NotFoundPage>("/{**rest}", StatusCodes.Status404NotFound);
        return group;
    }

    private static RouteHandlerBuilder Page<TPage>(this RouteGroupBuilder group, string path, int status = StatusCodes.Status200OK)
        where TPage : IComponent =>
        group.MapGet(path, ([FromServices] ConsoleRequest request) => request.ShowAsync<TPage>(status));

    /// <summary>A form; when it is refused, its page is shown again with what was typed.</summary>
    private static RouteHandlerBuilder Form<TPage>(this RouteGroupBuilder group, string path, ConsoleAction action)
        where TPage : IComponent =>
        group.Form(path, async (request, form, services) =>
        {
            try
            {
                await action(request, form, services);
            }
            catch (Pergola.Platform.Operators.OperationRefusedException refusal) when (refusal.Refusal != Pergola.Platform.Operators.OperationRefusal.NotFound)
            {
                await request.ShowAgainAsync<TPage>(refusal, form);
            }
        });

    // The gate has checked the form's token; the framework would ask for a middleware that checks it once more.
    private static RouteHandlerBuilder Form(this RouteGroupBuilder group, string path, ConsoleAction action) =>
        group.MapPost(path, async ([FromServices] ConsoleRequest request) =>
        {
            var form = await request.Http.Request.ReadFormAsync(request.Aborted);
            await action(request, form, request.Http.RequestServices);
        }).DisableAntiforgery();
}
