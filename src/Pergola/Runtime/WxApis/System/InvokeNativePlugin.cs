using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.invokeNativePlugin</c> takes.</summary>
/// <param name="ApiName">The name of an API that the superapp added.</param>
/// <param name="Data">The parameters of that API; left out, none.</param>
public sealed record InvokeNativePluginParams(
    [property: JsonPropertyName("api_name")] string ApiName,
    [property: JsonPropertyName("data")] IReadOnlyDictionary<string, JsonElement>? Data = null);

[JsonSerializable(typeof(InvokeNativePluginParams))]
internal sealed partial class InvokeNativePluginJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>
    /// Calls an API that the superapp added (<c>PergolaOptions.OpenApis</c>) by its name, as <c>wx.name(data)</c> does; errMsg begins with
    /// <c>invokeNativePlugin:</c> (Android: custom JS APIs).
    /// </summary>
    public static SdkApi<InvokeNativePluginParams, OpenApiResult> InvokeNativePlugin { get; } =
        new(NativePluginDoor.Name, InvokeNativePluginJson.Default.InvokeNativePluginParams, SharedJson.Default.OpenApiResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            // The dispatcher opens the call and sends what is in it down its own road (NativePluginDoor), so none comes here.
            Answer = static (_, _) => throw OpenApiErrors.NotSupported(),
        };
}
