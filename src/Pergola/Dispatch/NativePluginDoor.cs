using Pergola.Runtime.WxApis;

namespace Pergola.Dispatch;

/// <summary>Opens <c>wx.invokeNativePlugin({api_name, data})</c>: the call in it takes the same road as any other, with all its checks.</summary>
internal static class NativePluginDoor
{
    /// <summary>The name after <c>wx.</c>.</summary>
    public const string Name = "invokeNativePlugin";

    /// <summary>The call that is inside, or the call itself.</summary>
    /// <exception cref="OpenApiException">The parameters do not fit.</exception>
    public static WxCall Open(in WxCall call, PergolaOptions options)
    {
        // Where the played SDK is older than the door, the call goes on as it is and is refused for that.
        if (call.Name != Name || WxApis.InvokeNativePlugin.Since > options.SdkVersion) return call;
        var raw = CallParams.Parse(call.ParamsJson, options.MaxOpenApiParamsBytes);
        var parameters = (InvokeNativePluginParams)CallParams.Read(WxApis.InvokeNativePlugin, raw);
        // The text, not what was parsed from it: the API reads exactly what the program wrote.
        return call with { Name = parameters.ApiName, ParamsJson = parameters.Data is null ? "{}" : raw.GetProperty("data"u8).GetRawText(), Door = Name };
    }
}
