using System.Text.Json.Serialization.Metadata;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.MiniApps.Files;

namespace Pergola.Runtime.WxApis;

/// <summary>Declares the methods of <c>FileSystemManager</c>: hidden APIs, of which the logic makes the manager. Each has two forms that do the same.</summary>
internal static class FileApi
{
    // Ten megabytes as base64, and what stands around them.
    private const int MostParamsBytes = 14 << 20;

    /// <summary>The form with callbacks. What takes long is done beside the program's loop.</summary>
    public static SdkApi<TParams, TResult> Method<TParams, TResult>(string name, JsonTypeInfo<TParams> parameters, JsonTypeInfo<TResult> result, Func<SdkCall<TParams>, TResult> answer, bool isLong = false)
        where TParams : notnull
        where TResult : OpenApiResult => new(name, parameters, result)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            Shape = CallShape.CallbackOnly,
            IsHidden = true,
            ErrCode = FileErrors.ErrCode,
            MaxParamsBytes = MostParamsBytes,
            Answer = (call, cancellationToken) => isLong ? new(Task.Run(() => answer(call), cancellationToken)) : new(answer(call)),
        };

    /// <summary>The form that waits, of the name with <c>Sync</c>.</summary>
    public static SdkApi<TParams, TResult> Sync<TParams, TResult>(SdkApi<TParams, TResult> method, string? returns, params IReadOnlyList<string> positional)
        where TParams : notnull
        where TResult : OpenApiResult => new(method.Name + "Sync", (JsonTypeInfo<TParams>)method.ParamsType, (JsonTypeInfo<TResult>)method.ResultType)
        {
            Since = method.Since,
            Consent = ConsentRule.None,
            Gesture = Gesture.None,
            Shape = CallShape.Sync,
            Positional = positional,
            Returns = returns,
            IsHidden = true,
            ErrCode = FileErrors.ErrCode,
            MaxParamsBytes = MostParamsBytes,
            Answer = method.Answer,
        };

    /// <summary>For a method that answers nothing.</summary>
    public static Func<SdkCall<TParams>, OpenApiResult> Doing<TParams>(Action<FileTree, TParams> act) => call =>
    {
        act(call.MiniApp.Files.Tree, call.Params);
        return new OpenApiResult();
    };
}
