using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Pergola.Samples.SuperAppServer;

/// <summary>The token of an <c>Authorization: Bearer</c> header.</summary>
internal static class Bearer
{
    private const string Scheme = "Bearer ";

    public static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..] : null;
    }

    /// <summary>Compares two secrets in a time that does not depend on where they differ.</summary>
    public static bool Same(string expected, string? given) =>
        given is not null && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(expected)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}
