namespace Pergola.Conformance.Tests.Documents;

/// <summary>The symbols of the Android, iOS and Flutter documents: their tables and their samples.</summary>
internal static class HostSymbols
{
    private static readonly string[] s_android =
    [
        "ProxyService", "MiniOpenApiProxy", "MiniOpenApiProxyV2", "MiniOpenApiProxyImpl", "MiniAppProxy", "MiniAppProxyImpl", "IMiniAppContext", "JSONObject",
        "AsyncResult", "onReceiveResult", "TmfMiniSDK", "callMainProcessPlugin", "OpenDataIPC", "Bundle", "IpcCallback", "QMLog", "PaymentManager", "PaymentManagerV2",
        "getAccount", "stopAllMiniApp", "defaultApiLevel", "API_LEVEL_UNDEFINED", "API_LEVEL_V1", "API_LEVEL_V2", "API_LEVEL_V3",
        // Not in the document, and used beside it (reference: tcsas-protocol.md 2.1).
        "JsPlugin", "JsEvent", "RequestEvent", "invokeNativePlugin", "startMiniApp",
    ];

    private static readonly string[] s_ios =
    [
        "TMFMiniAppSDKDelegate", "TMFMiniAppInfo", "NSDictionary", "completionHandler", "MACommonCallback", "NSError", "NSLocalizedDescriptionKey", "TCMPPLoginErrorDomain",
        "-1001", "-1002", "getAppUID", "openApiVersion", "apiVersion", "getAuthCode", "authCode", "code", "authSuccessScopes",
        "SCOPE_PHONE_NUMBER", "SCOPE_EMAIL", "SCOPE_AVATAR", "SCOPE_NICKNAME", "v1", "v2", "v3", "TMFMiniAppSDKManager", "getConfigAppKey", "DemoUserInfo", "LoginManager",
        // Not in the document, and used beside it (reference: tcsas-protocol.md 0.3 and 2.2).
        "whetherToUseCustomOpenApi", "terminateAllApplications", "getTicket", "fetchAppUserInfoWithScope",
    ];

    private static readonly string[] s_flutter = ["OpenApiHandler", "AppInfo", "Future", "Map"];

    /// <summary>All of them, and the methods of the tables.</summary>
    public static IReadOnlyList<string> All { get; } = [.. HostTables.Rows.Select(r => r.ProxyMethod).Concat(s_android).Concat(s_ios).Concat(s_flutter).Distinct()];
}
