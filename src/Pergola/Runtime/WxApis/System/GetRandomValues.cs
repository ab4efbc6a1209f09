using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getRandomValues</c> takes.</summary>
/// <param name="Length">How many bytes, 1 to 1,048,576.</param>
public sealed record GetRandomValuesParams(double Length);

/// <summary>What <c>wx.getRandomValues</c> answers.</summary>
/// <param name="RandomValues">An ArrayBuffer.</param>
public sealed record GetRandomValuesResult(JsonElement RandomValues) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetRandomValuesParams))]
[JsonSerializable(typeof(GetRandomValuesResult))]
internal sealed partial class GetRandomValuesJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Gives random bytes that nobody can guess.</summary>
    public static SdkApi<GetRandomValuesParams, GetRandomValuesResult> GetRandomValues { get; } = new("getRandomValues", GetRandomValuesJson.Default.GetRandomValuesParams, GetRandomValuesJson.Default.GetRandomValuesResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Validate = static parameters => parameters.Length is >= 1 and <= 1_048_576 && parameters.Length == Math.Floor(parameters.Length) ? null : "invalid length: it is a whole number from 1 to 1048576",
        Answer = static (call, _) => new(new GetRandomValuesResult(ScriptBytes.Of(RandomNumberGenerator.GetBytes((int)call.Params.Length)))),
    };
}
