using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Console.Access;

/// <summary>Stands before every page and form: who is it, may they, does the form come from a page of ours? And turns what goes wrong into a page.</summary>
internal sealed partial class ConsoleGate(string root, ConsoleSession session, IAntiforgery antiforgery, ILogger<ConsoleGate> log) : IEndpointFilter
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var request = http.RequestServices.GetRequiredService<ConsoleRequest>();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ConsoleLanguage.Of(http.Request);
        SetHeaders(http.Response.Headers);
        var isOpen = http.GetEndpoint()?.Metadata.GetMetadata<NeedsNoSignIn>() is not null;
        request.Begin(http, root, token: null);
        try
        {
            request.Begin(http, root, await session.FindAsync(http));
            if (request.Operator is null && !isOpen)
                return await SendToSignInAsync(request);
            if (HttpMethods.IsPost(http.Request.Method))
            {
                if (!await antiforgery.IsRequestValidAsync(http))
                    return await FailAsync<Pages.StaleFormPage>(request, StatusCodes.Status400BadRequest);
                if (!isOpen && !request.CanWrite)
                    return await FailAsync<Pages.ReadOnlyPage>(request, StatusCodes.Status403Forbidden);
            }

            return await next(context);
        }
        catch (OperationRefusedException refusal) when (!http.Response.HasStarted)
        {
            return await FailAsync<Pages.RefusedPage>(request, ConsoleRequest.StatusOf(refusal), refusal);
        }
        catch (Exception fault) when (!http.Response.HasStarted && (fault is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested))
        {
            Failed(http.TraceIdentifier, http.Request.Path.Value, fault);
            return await FailAsync<Pages.FaultPage>(request, StatusCodes.Status500InternalServerError);
        }
    }

    private static async Task<object?> SendToSignInAsync(ConsoleRequest request)
    {
        await request.GoAsync("sign-in");
        return Results.Empty;
    }

    // A renderer draws one page: where one failed half-way, another scope brings another renderer.
    private static async Task<object?> FailAsync<TPage>(ConsoleRequest failed, int status, OperationRefusedException? refusal = null)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var (http, services) = (failed.Http, failed.Http.RequestServices);
        await using var scope = services.CreateAsyncScope();
        http.RequestServices = scope.ServiceProvider;
        try
        {
            var request = scope.ServiceProvider.GetRequiredService<ConsoleRequest>();
            request.Take(failed, refusal);
            await request.ShowAsync<TPage>(status);
            return Results.Empty;
        }
        finally
        {
            http.RequestServices = services;
        }
    }

    private static void SetHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache, no-store";
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{TraceId} {Path} failed.")]
    private partial void Failed(string traceId, string? path, Exception fault);
}

/// <summary>Marks what is open to whoever is not signed in.</summary>
internal sealed class NeedsNoSignIn;
