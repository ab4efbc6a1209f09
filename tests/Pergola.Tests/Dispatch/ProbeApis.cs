using System.Text.Json.Serialization;
using Pergola.Consent;
using Pergola.Dispatch;

namespace Pergola.Tests.Dispatch;

internal sealed record ProbeParams(string Desc, string Lang = "en")
{
    public int? Count { get; init; }

    public IReadOnlyList<string>? TmplIds { get; init; }

    public ProbeNested? Nested { get; init; }

    public ProbeColor Color { get; init; }
}

internal sealed record ProbeNested(bool Deep);

[JsonConverter(typeof(JsonStringEnumConverter<ProbeColor>))]
internal enum ProbeColor
{
    Red,
    Green,
}

internal sealed record ProbeResult(string Value, ConsentSeen? Seen = null) : OpenApiResult;

internal sealed record ConsentSeen(string? Ticket, string? Choice);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProbeParams))]
[JsonSerializable(typeof(ProbeResult))]
internal sealed partial class ProbeJson : JsonSerializerContext;

/// <summary>APIs of a superapp that use every check there is; the ones that the SDK has so far use few.</summary>
internal static class ProbeApis
{
    public const string Good = """{"desc":"to greet you"}""";

    /// <summary>Everything at once, with a remembered scope. The preview and the platform's answer fail when they are told to.</summary>
    public static OpenApi<ProbeParams, ProbeResult> Everything(List<string> touched, string name = "probeEverything", ConsentRule? consent = null, Func<CallCheck, bool>? fails = null) =>
        new(name, ProbeJson.Default.ProbeParams, ProbeJson.Default.ProbeResult)
        {
            Since = new(2, 2, 4),
            Consent = consent ?? ConsentRule.Remembered("scope.probe"),
            Gesture = Gesture.Needed,
            AuthScope = "SCOPE_PROBE",
            Secrets = ["lang"],
            Validate = p =>
            {
                touched.Add("validate");
                return p.Desc.Length > 30 ? "desc length does not meet the requirements" : null;
            },
            Preview = (_, _, _, _) =>
            {
                touched.Add("preview");
                if (fails?.Invoke(CallCheck.Preview) == true) throw new OpenApiException("the user has no phone number", 200000);
                return Task.FromResult(new ConsentPreview("158****2850", "ticket"));
            },
            Host = (_, call, _) =>
            {
                touched.Add("host");
                return Task.FromResult(new ProbeResult("host", Seen(call)));
            },
            Default = (_, _, call, _) =>
            {
                touched.Add("platform");
                if (fails?.Invoke(CallCheck.Answer) == true) throw new OpenApiException("system error");
                return Task.FromResult(new ProbeResult("platform", Seen(call)));
            },
        };

    /// <summary>Answered by the host whatever the level.</summary>
    public static OpenApi<ProbeParams, ProbeResult> HostOnly(Func<OpenApiCall<ProbeParams>, CancellationToken, Task<ProbeResult>> answer, string name = "probeHost") =>
        new(name, ProbeJson.Default.ProbeParams, ProbeJson.Default.ProbeResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            Host = (_, call, ct) => answer(call, ct),
            Default = null,
        };

    /// <summary>Answered by the SDK.</summary>
    public static SdkApi<NoParams, OpenApiResult> Sdk(string name, CallShape shape, Func<CancellationToken, ValueTask<OpenApiResult>> answer) =>
        new(name, SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            Shape = shape,
            Answer = (_, ct) => answer(ct),
        };

    private static ConsentSeen? Seen(OpenApiCall<ProbeParams> call) => call.Consent is { } grant ? new(grant.Preview?.Ticket, grant.Choice) : null;
}
