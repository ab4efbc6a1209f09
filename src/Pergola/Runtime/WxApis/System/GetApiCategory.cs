using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.getApiCategory</c> answers.</summary>
/// <param name="Category">Always <c>default</c>.</param>
public sealed record GetApiCategoryResult(string Category) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetApiCategoryResult))]
internal sealed partial class GetApiCategoryJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Tells that nothing is withheld from the program: <c>wx.getApiCategory()</c>.</summary>
    public static SdkApi<NoParams, GetApiCategoryResult> GetApiCategory { get; } = new("getApiCategory", SharedJson.Default.NoParams, GetApiCategoryJson.Default.GetApiCategoryResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Shape = CallShape.Sync,
        Returns = "category",
        Answer = static (_, _) => new(new GetApiCategoryResult("default")),
    };
}
