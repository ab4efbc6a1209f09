using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Pergola.Platform.Console.Access;

/// <summary>The language of the pages: what was chosen, else what the browser asks for, else English.</summary>
internal static class ConsoleLanguage
{
    private const string CookieName = "pergola-console-language";

    /// <summary>The languages, each with its own name.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = "English", ["zh"] = "中文" };

    public static CultureInfo Of(HttpRequest request)
    {
        var chosen = request.Cookies[CookieName];
        var asked = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(static l => l.Quality ?? 1).Select(static l => l.Value.ToString().Split('-')[0].ToLowerInvariant());
        var name = chosen is not null && All.ContainsKey(chosen) ? chosen : asked.FirstOrDefault(All.ContainsKey) ?? "en";
        return CultureInfo.GetCultureInfo(name);
    }

    /// <summary>Remembers a language in this browser; an unknown one changes nothing.</summary>
    public static void Choose(HttpContext http, string name)
    {
        if (All.ContainsKey(name))
            http.Response.Cookies.Append(CookieName, name, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365) });
    }
}
