using Microsoft.AspNetCore.Http;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Endpoints.Operator;

/// <summary>The failures of the operator API, as RFC 9457 writes them: <c>detail</c> says what to do.</summary>
internal static class OperatorProblems
{
    public static IResult Of(OperationRefusedException refusal) => refusal.Refusal switch
    {
        OperationRefusal.NotFound => Of(StatusCodes.Status404NotFound, "Not found", refusal.Message),
        OperationRefusal.Conflict => Of(StatusCodes.Status409Conflict, "It does not go with what is there", refusal.Message),
        OperationRefusal.Changed => Of(StatusCodes.Status412PreconditionFailed, "Somebody else was faster", refusal.Message),
        _ => TypedResults.ValidationProblem(
            refusal.Problems.GroupBy(problem => problem.Field, StringComparer.Ordinal).ToDictionary(field => field.Key, field => field.Select(problem => problem.Text).ToArray(), StringComparer.Ordinal),
            detail: refusal.Message, title: "A field is not as it must be"),
    };

    public static IResult Of(int status, string title, string detail) => TypedResults.Problem(detail, title: title, statusCode: status);

    public static IResult NoJson() => Of(StatusCodes.Status415UnsupportedMediaType, "The body is no JSON", "Send JSON with the header Content-Type: application/json.");

    public static IResult Fault(string traceId) => TypedResults.Problem(
        $"The platform failed; it is its own fault. Look for {traceId} in its log.", title: "The platform failed", statusCode: StatusCodes.Status500InternalServerError);
}
