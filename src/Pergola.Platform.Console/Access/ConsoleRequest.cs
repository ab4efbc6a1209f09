using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Pergola.Platform.Operators;

namespace Pergola.Platform.Console.Access;

/// <summary>One request to the console, as its pages see it.</summary>
internal sealed class ConsoleRequest
{
    /// <summary>The query field that names what was done, after a redirect.</summary>
    public const string DoneField = "done";

    private HttpContext? http;

    /// <summary>The request itself.</summary>
    public HttpContext Http => http ?? throw new InvalidOperationException("The request has not begun.");

    /// <summary>The path of the console, without a slash at its end.</summary>
    public string Root { get; private set; } = "";

    /// <summary>Whose token it is; null before signing in.</summary>
    public OperatorToken? Operator { get; private set; }

    /// <summary>Whether the token may change anything.</summary>
    public bool CanWrite => Operator is { Rights: >= OperatorRights.Write };

    /// <summary>Who does it, for the audit trail.</summary>
    public OperatorActor Actor => new(Operator?.Name ?? throw new InvalidOperationException("Nobody is signed in."));

    /// <summary>Why a form was refused.</summary>
    public OperationRefusedException? Refusal { get; private set; }

    /// <summary>What was typed, when a form was refused.</summary>
    public IFormCollection? Typed { get; private set; }

    /// <summary>Secrets to show, this once: the key of each one's label, and its value.</summary>
    public IReadOnlyList<(string Label, string Value)> Secrets { get; private set; } = [];

    /// <summary>Names what was done just before; null when nothing.</summary>
    public string? Done => Query(DoneField);

    public CancellationToken Aborted => Http.RequestAborted;

    public void Begin(HttpContext context, string root, OperatorToken? token) => (http, Root, Operator) = (context, context.Request.PathBase + root, token);

    /// <summary>A value of the path.</summary>
    public string Route(string name) => Convert.ToString(Http.Request.RouteValues[name], CultureInfo.InvariantCulture) ?? "";

    /// <summary>A value of the query; null when absent or empty.</summary>
    public string? Query(string name) => Http.Request.Query[name].ToString() is { Length: > 0 } text ? text.Trim() : null;

    /// <summary>The address of a page.</summary>
    public string Link(string path) => path.Length == 0 ? Root : $"{Root}/{path}";

    /// <summary>This page with one value of its query set.</summary>
    public string With(string name, string value) =>
        Http.Request.PathBase + Http.Request.Path
        + QueryString.Create(Http.Request.Query.Where(q => q.Key != name && q.Key != DoneField).SelectMany(static q => q.Value, static (q, v) => KeyValuePair.Create(q.Key, v)).Append(new(name, value)));

    /// <summary>Shows a page.</summary>
    public Task ShowAsync<TPage>(int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        // The framework adds it and would fail on one that a page left behind that could not be shown.
        Http.Response.Headers.Remove("blazor-enhanced-nav");
        return new RazorComponentResult<TPage> { StatusCode = status, PreventStreamingRendering = true }.ExecuteAsync(Http);
    }

    /// <summary>Shows a page again, with what was typed and why it was refused.</summary>
    public Task ShowAgainAsync<TPage>(OperationRefusedException refusal, IFormCollection typed)
        where TPage : IComponent
    {
        (Refusal, Typed) = (refusal, typed);
        return ShowAsync<TPage>(StatusOf(refusal));
    }

    /// <summary>Shows secrets on a page of their own, which no address leads back to.</summary>
    public Task ShowSecretsAsync(params IEnumerable<(string Label, string? Value)> secrets)
    {
        Secrets = [.. secrets.Where(static s => s.Value is not null).Select(static s => (s.Label, s.Value!))];
        return ShowAsync<Pages.IssuedPage>();
    }

    /// <summary>Goes to a page after something was done.</summary>
    public Task GoAsync(string path, string? done = null)
    {
        Http.Response.Redirect(Link(path) + (done is null ? "" : $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{DoneField}={done}"));
        return Task.CompletedTask;
    }

    /// <summary>The HTTP status of a refusal.</summary>
    public static int StatusOf(OperationRefusedException refusal) => refusal.Refusal switch
    {
        OperationRefusal.NotFound => StatusCodes.Status404NotFound,
        OperationRefusal.Invalid => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status409Conflict,
    };

    public void Refuse(OperationRefusedException refusal) => Refusal = refusal;

    /// <summary>Goes on for a request whose page could not be shown.</summary>
    public void Take(ConsoleRequest failed, OperationRefusedException? refusal) => (http, Root, Operator, Refusal) = (failed.Http, failed.Root, failed.Operator, refusal);
}
