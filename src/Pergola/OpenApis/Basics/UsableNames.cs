using System.Text.Json.Serialization.Metadata;
using Pergola.Dispatch;
using Pergola.Runtime.WxApis;

namespace Pergola;

/// <summary>
/// Reads the grammar of <c>wx.canIUse</c>: <c>API.method.param.option</c> with method one of <c>return</c>, <c>success</c>, <c>object</c>,
/// <c>callback</c>; or <c>component.attribute.option</c>; or <c>Class.method</c>. What exists elsewhere and does not work here is not usable.
/// </summary>
internal static class UsableNames
{
    // The logic answers these itself: they are objects of JavaScript, not calls.
    private static readonly HashSet<string> s_logic =
        ["nextTick", "createSelectorQuery", "createAnimation", "createIntersectionObserver", "createCameraContext", "env", "getUpdateManager", "arrayBufferToBase64", "base64ToArrayBuffer",
         "createCanvasContext", "createOffscreenCanvas", "createInnerAudioContext", "createVideoContext", "createAudioContext",
         "getFileSystemManager", "getFileInfo", "getSavedFileInfo", "getSavedFileList", "removeSavedFile", "saveFile",
         "createWorker", "getPerformance", "getLogManager", "getRealtimeLogManager", "getUserCryptoManager", "getSelectedTextRange", "requestIdleCallback", "cancelIdleCallback"];

    private static readonly Dictionary<string, string[]> s_classes = new(StringComparer.Ordinal)
    {
        ["SelectorQuery"] = ["exec", "in", "select", "selectAll", "selectViewport"],
        ["NodesRef"] = ["boundingClientRect", "context", "fields", "scrollOffset"],
        ["IntersectionObserver"] = ["disconnect", "observe", "relativeTo", "relativeToViewport"],
        ["CameraContext"] = ["takePhoto"],
        ["Canvas"] = ["cancelAnimationFrame", "createImage", "createImageData", "createPath2D", "getContext", "requestAnimationFrame", "toDataURL"],
        ["OffscreenCanvas"] = ["createImage", "createPath2D", "getContext"],
        ["CanvasContext"] = ["draw", "drawImage", "fillText", "measureText", "setFillStyle", "setFontSize", "setLineDash", "setShadow", "setStrokeStyle"],
        ["InnerAudioContext"] = ["destroy", "pause", "play", "seek", "stop"],
        ["VideoContext"] = ["exitFullScreen", "pause", "play", "playbackRate", "requestFullScreen", "seek", "stop"],
        ["AudioContext"] = ["pause", "play", "seek", "setSrc"],
        ["EditorContext"] = ["blur", "clear", "format", "getContents", "getSelectionText", "insertDivider", "insertImage", "insertText", "redo", "removeFormat", "scrollIntoView", "setContents", "undo"],
        ["FileSystemManager"] =
        [
            "access", "accessSync", "appendFile", "appendFileSync", "close", "closeSync", "copyFile", "copyFileSync", "fstat", "fstatSync", "ftruncate", "ftruncateSync", "getFileInfo",
            "getSavedFileList", "mkdir", "mkdirSync", "open", "openSync", "read", "readCompressedFile", "readCompressedFileSync", "readFile", "readFileSync", "readSync", "readZipEntry",
            "readdir", "readdirSync", "removeSavedFile", "rename", "renameSync", "rmdir", "rmdirSync", "saveFile", "saveFileSync", "stat", "statSync", "truncate", "truncateSync", "unlink",
            "unlinkSync", "unzip", "write", "writeFile", "writeFileSync", "writeSync",
        ],
        ["SocketTask"] = ["close", "onClose", "onError", "onMessage", "onOpen", "send"],
        ["UpdateManager"] = ["applyUpdate", "onCheckForUpdate", "onUpdateFailed", "onUpdateReady"],
        ["Worker"] = ["onError", "onMessage", "onProcessKilled", "postMessage", "terminate"],
        ["Performance"] = ["createObserver", "getEntries", "getEntriesByName", "getEntriesByType", "setBufferSize"],
        ["PerformanceObserver"] = ["disconnect", "observe", "supportedEntryTypes"],
        ["LogManager"] = ["debug", "info", "log", "warn"],
        ["RealtimeLogManager"] = ["addFilterMsg", "error", "in", "info", "setFilterMsg", "tag", "warn"],
        ["UserCryptoManager"] = ["getRandomValues"],
        ["MediaQueryObserver"] = ["disconnect", "observe"],
        ["EventChannel"] = ["emit", "off", "on", "once"],
    };

    // A task object stands and falls with the API that gives it.
    private static readonly Dictionary<string, (string Api, string[] Methods)> s_tasks = new(StringComparer.Ordinal)
    {
        ["RequestTask"] = ("request", ["abort", "offChunkReceived", "offHeadersReceived", "onChunkReceived", "onHeadersReceived"]),
        ["DownloadTask"] = ("downloadFile", ["abort", "offHeadersReceived", "offProgressUpdate", "onHeadersReceived", "onProgressUpdate"]),
        ["PreDownloadSubpackageTask"] = ("preDownloadSubpackage", ["abort", "offProgressUpdate", "onProgressUpdate"]),
        ["UploadTask"] = ("uploadFile", ["abort", "offHeadersReceived", "offProgressUpdate", "onHeadersReceived", "onProgressUpdate"]),
    };

    /// <summary>The methods of the task object that an API gives back; empty when it gives none.</summary>
    public static IReadOnlyList<string> TaskMethods(string api) => s_tasks.Values.FirstOrDefault(task => task.Api == api).Methods ?? [];

    /// <summary>The names that the logic answers itself, without an API of the SDK's that bears them.</summary>
    public static IReadOnlyCollection<string> OfLogic => s_logic;

    /// <summary>Whether the logic answers the name itself, so that no API can have it.</summary>
    public static bool IsOfLogic(string name) => s_logic.Contains(name);

    /// <summary>Whether the name works with this SDK version.</summary>
    public static bool Has(string schema, WxApiCatalog catalog, Version sdkVersion)
    {
        // Real programs write wx.x and x() as well.
        var text = schema.Trim();
        if (text.StartsWith("wx.", StringComparison.Ordinal)) text = text[3..];
        if (text.EndsWith("()", StringComparison.Ordinal)) text = text[..^2];
        var parts = text.Split('.');
        if (Array.Exists(parts, string.IsNullOrEmpty)) return false;
        // An API of a superapp may live in a name space: bank.transfer.
        if (parts.Length > 1 && catalog.Find(text, sdkVersion) is not null) return true;

        if (ViewComponent.Find(parts[0]) is { } component) return component.Has(parts.AsSpan(1), api => catalog.Find(api, sdkVersion) is not null);
        if (catalog.Find(parts[0], sdkVersion) is { IsHidden: false } api) return HasPart(api, parts);
        if (WxEvents.Answered.Contains(parts[0])) return parts.Length == 1 || parts[1] == "callback";
        if (parts.Length == 1) return s_logic.Contains(parts[0]) || s_classes.ContainsKey(parts[0]) || (s_tasks.TryGetValue(parts[0], out var task) && catalog.Find(task.Api, sdkVersion) is not null);
        if (parts.Length != 2) return false;
        return s_tasks.TryGetValue(parts[0], out var tasks)
            ? catalog.Find(tasks.Api, sdkVersion) is not null && tasks.Methods.Contains(parts[1])
            : s_classes.TryGetValue(parts[0], out var methods) && methods.Contains(parts[1]);
    }

    private static bool HasPart(WxApi api, string[] parts)
    {
        if (parts.Length == 1) return true;
        var rest = parts.AsSpan(2);
        var isSync = api.Shape == CallShape.Sync;
        return parts[1] switch
        {
            "object" => HasParam(api, rest, isSync),
            "return" => isSync && HasField(ReturnType(api), rest),
            "success" => !isSync && (rest is ["errMsg"] || HasField(api.ResultType, rest)),
            "callback" => rest.IsEmpty || HasField(api.ResultType, rest),
            _ => false,
        };
    }

    private static bool HasParam(WxApi api, ReadOnlySpan<string> path, bool isSync)
    {
        if (path.IsEmpty) return true;
        if (!isSync && path is ["success" or "fail" or "complete"]) return true;
        if (path is [var name, var word] && api.Options.TryGetValue(name, out var words)) return words.Contains(word);
        return HasField(api.ParamsType, path);
    }

    private static JsonTypeInfo ReturnType(WxApi api) =>
        api.Returns is { } field && api.ResultType.Properties.FirstOrDefault(p => p.Name == field) is { } property ? TypeOf(property) : api.ResultType;

    private static bool HasField(JsonTypeInfo type, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty) return true;
        // What a map holds is known only at run time.
        if (type.Kind == JsonTypeInfoKind.Dictionary) return true;
        if (type.Kind == JsonTypeInfoKind.Enumerable && type.ElementType is { } element) return HasField(type.Options.GetTypeInfo(element), path);
        if ((Nullable.GetUnderlyingType(type.Type) ?? type.Type) is { IsEnum: true } words) return path.Length == 1 && Array.Exists(Enum.GetNames(words), Same(path[0]));
        if (type.Kind != JsonTypeInfoKind.Object) return false;
        foreach (var property in type.Properties)
        {
            // What is neither read nor written is C#'s own.
            if (property.Name == path[0] && !property.IsExtensionData && (property.Get is not null || property.Set is not null)) return HasField(TypeOf(property), path[1..]);
        }

        return false;
    }

    private static Predicate<string> Same(string word) => name => string.Equals(name, word, StringComparison.OrdinalIgnoreCase);

    private static JsonTypeInfo TypeOf(JsonPropertyInfo property) => property.Options.GetTypeInfo(property.PropertyType);
}
