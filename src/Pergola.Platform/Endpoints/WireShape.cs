namespace Pergola.Platform.Endpoints;

/// <summary>How an endpoint for mini program backends answers.</summary>
internal enum WireShape
{
    /// <summary>Under /openserver: every field present, empty where there is nothing, and a requestId (page 67646).</summary>
    Sas,

    /// <summary>Under /: fields left out where there is nothing, errmsg with the request's id at its end.</summary>
    WeChat,
}

/// <summary>The parts of an error that both shapes share.</summary>
internal static class WireErrors
{
    public static int CodeOf(this WireShape shape, PlatformError error) =>
        shape == WireShape.WeChat ? error.WeChatCode ?? error.Code : error.Code;

    /// <summary>WeChat's errmsg ends with <c> rid: </c> and three groups of eight digits.</summary>
    public static string MessageOf(this WireShape shape, PlatformError error, string requestId) =>
        shape == WireShape.WeChat
            ? $"{error.WeChatMessage ?? error.Message} rid: {requestId[..8]}-{requestId[8..16]}-{requestId[16..24]}"
            : error.Message;
}
