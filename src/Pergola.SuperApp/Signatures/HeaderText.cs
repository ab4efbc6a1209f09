using Microsoft.AspNetCore.Http;

namespace Pergola.SuperApp.Signatures;

/// <summary>Reads headers that must come exactly once.</summary>
internal static class HeaderText
{
    public static string One(this IHeaderDictionary headers, string name) =>
        headers[name] is [{ Length: > 0 } value] ? value : throw new SignatureRefusedException($"{name} is missing or comes twice");
}
