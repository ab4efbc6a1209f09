using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Pergola.Samples.SuperAppServer;

/// <summary>The codes of <c>wx.getPhoneNumber</c> and <c>wx.getEmail</c> at v1. A code of the one kind is nothing to the other.</summary>
internal sealed class ContactCodes(TimeProvider time, SampleSuperAppServerOptions options)
{
    public const string Phone = "phone";
    public const string Email = "email";

    private readonly Dictionary<string, OneUseCodes<string>> _codes = new(StringComparer.Ordinal)
    {
        [Phone] = new(time, options.CodeLife),
        [Email] = new(time, options.CodeLife),
    };

    /// <summary>A code for the user's number or address; null when the user has none.</summary>
    public string? Issue(string kind, string appId, SampleUser user) =>
        (kind == Phone ? user.Phone : user.Email) is { } value ? _codes[kind].Issue(appId, value) : null;

    public bool Has(string kind) => _codes.ContainsKey(kind);

    /// <summary><c>POST /code2phone</c> and <c>/code2email</c>: the backend of the mini program takes the code back.</summary>
    public static Func<CodeToSessionRequest, HttpRequest, SampleSuperAppServerOptions, ContactCodes, Results<Ok<ContactAnswer>, UnauthorizedHttpResult>> Redeem(string kind) =>
        (request, http, options, codes) =>
        {
            if (!options.IsBackendOf(request.AppId, Bearer.TokenOf(http)))
                return TypedResults.Unauthorized();
            return TypedResults.Ok(codes._codes[kind].TryRedeem(request.AppId, request.Code, out var value) ? new ContactAnswer(value, null) : new ContactAnswer(null, "invalid code"));
        };
}

/// <summary>The number or address, or why there is none.</summary>
internal sealed record ContactAnswer(string? Value, string? Error)
{
    /// <inheritdoc />
    public override string ToString() => Error ?? "a value";
}
