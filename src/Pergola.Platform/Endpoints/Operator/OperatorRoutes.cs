using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>What is said of each call in the OpenAPI document, and what it needs.</summary>
internal static class OperatorRoutes
{
    /// <summary>A call that only looks.</summary>
    public static RouteHandlerBuilder Reads<TAnswer>(this RouteHandlerBuilder call, string name, string summary) =>
        call.Named(name, summary).Produces<TAnswer>();

    /// <summary>A call that changes something and answers it.</summary>
    public static RouteHandlerBuilder Changes<TBody, TAnswer>(this RouteHandlerBuilder call, string name, string summary, int status = StatusCodes.Status200OK)
        where TBody : notnull =>
        call.Named(name, summary).WithMetadata(new NeedsWrite()).Accepts<TBody>("application/json").Produces<TAnswer>(status)
            .ProducesValidationProblem().ProducesProblem(StatusCodes.Status409Conflict);

    /// <summary>A call that changes something and answers nothing.</summary>
    public static RouteHandlerBuilder Changes<TBody>(this RouteHandlerBuilder call, string name, string summary)
        where TBody : notnull =>
        call.Changes(name, summary).Accepts<TBody>("application/json").ProducesValidationProblem();

    /// <inheritdoc cref="Changes{TBody}"/>
    public static RouteHandlerBuilder Changes(this RouteHandlerBuilder call, string name, string summary) =>
        call.Named(name, summary).WithMetadata(new NeedsWrite()).Produces(StatusCodes.Status204NoContent);

    private static RouteHandlerBuilder Named(this RouteHandlerBuilder call, string name, string summary) =>
        call.WithName(name).WithSummary(summary)
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests);
}
