using Microsoft.Extensions.Options;
using Pergola.Dispatch;
using Pergola.Platform;

namespace Pergola;

/// <summary>Checks the options when the superapp starts, so that a mistake is not found by the first user.</summary>
internal sealed class PergolaOptionsValidator : IValidateOptions<PergolaOptions>
{
    public ValidateOptionsResult Validate(string? name, PergolaOptions options)
    {
        var faults = new List<string>();
        if (options.SdkVersion is null) faults.Add("PergolaOptions.SdkVersion must be set, such as new Version(2, 2, 17).");
        if (string.IsNullOrWhiteSpace(options.DataDirectory)) faults.Add("PergolaOptions.DataDirectory must name a directory.");
        if (!Enum.IsDefined(options.MinimumApiLevel)) faults.Add("PergolaOptions.MinimumApiLevel must be Undefined, V1, V2 or V3.");
        if (options.ProxyTimeout <= TimeSpan.Zero) faults.Add("PergolaOptions.ProxyTimeout must be longer than zero.");
        if (options.MaxOpenApiParamsBytes <= 0) faults.Add("PergolaOptions.MaxOpenApiParamsBytes must be positive.");
        if (options.MaxParamsBytes <= 0) faults.Add("PergolaOptions.MaxParamsBytes must be positive.");
        if (options.Limits is not { TurnTime.Ticks: > 0, TurnStops: > 0, HeapBytes: > 0, Timers: > 0, PendingCalls: > 0, PageNodes: > 0, PageDepth: > 0, DrawingLength: > 0, ReportsPerSecond: > 0, ReportLength: > 0 })
            faults.Add("PergolaOptions.Limits must be positive, each of them.");
        if (options.CompileCacheBytes <= 0) faults.Add("PergolaOptions.CompileCacheBytes must be positive.");
        if (options.CompileCacheAge <= TimeSpan.Zero) faults.Add("PergolaOptions.CompileCacheAge must be longer than zero.");
        try
        {
            _ = options.Catalog;
        }
        catch (InvalidOperationException e)
        {
            faults.Add($"PergolaOptions.OpenApis: {e.Message}");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

/// <summary>Checks the platform's options when the superapp starts.</summary>
internal sealed class PlatformOptionsValidator : IValidateOptions<PlatformOptions>
{
    public ValidateOptionsResult Validate(string? name, PlatformOptions options)
    {
        var faults = new List<string>();
        if (options.BaseAddress is not { IsAbsoluteUri: true, Scheme: "https" or "http" }) faults.Add("PlatformOptions.BaseAddress must be an absolute http or https address.");
        if (string.IsNullOrWhiteSpace(options.AppKey)) faults.Add("PlatformOptions.AppKey must be the superapp's app key, as registered with the platform.");
        if (options.Timeout <= TimeSpan.Zero) faults.Add("PlatformOptions.Timeout must be longer than zero.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
