using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Pergola.Platform.Telemetry;

/// <summary>
/// Keeps the categories quiet that write whole request lines. The documents put <c>secret</c>, <c>js_code</c> and <c>access_token</c> into
/// query strings, so a logging configuration must not be able to turn these on: this runs after every configuration, also a reloaded one.
/// </summary>
internal sealed class QuietCategories : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Wildcard = "*";

    private static readonly string[] Categories =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.Server.Kestrel.BadRequests",
        "Microsoft.AspNetCore.Server.Kestrel.Core.Internal.LoggingConnectionMiddleware",
    ];

    /// <summary>A rule for a provider beats one for all, and a longer category beats a shorter one: so ours stand there for each provider, and nothing longer does.</summary>
    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        foreach (var rule in options.Rules.Where(rule => rule.CategoryName is { } category && Categories.Any(quiet => Reaches(category, quiet))).ToArray())
            options.Rules.Remove(rule);
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToArray())
        {
            foreach (var category in Categories)
                options.Rules.Add(new LoggerFilterRule(provider, category, LogLevel.Warning, filter: null));
        }
    }

    /// <summary>Whether a rule is as long as our category and may match it. <c>A*B</c> matches what starts with A and ends with B.</summary>
    private static bool Reaches(string rule, string category) =>
        rule.Length >= category.Length
        && (rule.Contains(Wildcard, StringComparison.Ordinal) || rule.Equals(category, StringComparison.OrdinalIgnoreCase));
}
