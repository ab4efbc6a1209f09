using System.Text.Json.Serialization.Metadata;
using Pergola.Dispatch;

namespace Pergola.Simulator.Reference;

/// <summary>The TypeScript overloads of one API, by the way in which it is called.</summary>
internal static class TypingsSignatures
{
    /// <summary>One signature a line, without indentation.</summary>
    public static IEnumerable<string> Of(ApiDoc api, TypeScriptTypes types)
    {
        var result = ResultOf(api.Api, types);
        var callbacks = api.Api.ErrCode is null ? $"Callbacks<{result}>" : $"Callbacks<{result}, CodedFailure>";
        var optional = api.Params.Any(p => p.IsRequired) ? "" : "?";
        switch (api.Api.Shape)
        {
            case CallShape.Sync:
                yield return $"{api.Name}({Arguments(api, types)}): {Returned(api.Api, types)}";
                break;
            case CallShape.Task:
                yield return $"{api.Name}(option{optional}: {With(api.Api, types, callbacks)}): {TaskName(api.Name)}";
                break;
            case CallShape.CallbackOnly:
                yield return $"{api.Name}(option{optional}: {With(api.Api, types, callbacks)}): void";
                break;
            default:
                yield return $"{api.Name}(option{optional}: {With(api.Api, types, "NoCallbacks")}): Promise<{result}>";
                yield return $"{api.Name}(option: {With(api.Api, types, callbacks)}): void";
                break;
        }
    }

    /// <summary>The name of the object that a call of <see cref="CallShape.Task"/> gives back.</summary>
    public static string TaskName(string api)
    {
        // downloadFile gives a DownloadTask and connectSocket a SocketTask, as WeChat names them.
        if (api == "connectSocket") return "SocketTask";
        var stem = api.EndsWith("File", StringComparison.Ordinal) ? api[..^4] : api;
        return $"{char.ToUpperInvariant(stem[0])}{stem[1..]}Task";
    }

    private static string ResultOf(WxApi api, TypeScriptTypes types) =>
        api.ResultType.Type == typeof(OpenApiResult) ? "Success" : $"{types.Name(api.ResultType.Type, FieldUse.Result)} & Success";

    private static string With(WxApi api, TypeScriptTypes types, string callbacks) =>
        api.ParamsType.Type == typeof(NoParams) ? callbacks : $"{types.Name(api.ParamsType.Type, FieldUse.Param)} & {callbacks}";

    private static string Arguments(ApiDoc api, TypeScriptTypes types)
    {
        if (api.Api.Positional.Count == 0)
            return api.Api.ParamsType.Type == typeof(NoParams) ? "" : $"option{(api.Params.Any(p => p.IsRequired) ? "" : "?")}: {types.Name(api.Api.ParamsType.Type, FieldUse.Param)}";
        var fields = ContractField.Of(api.Api.ParamsType, FieldUse.Param).ToDictionary(f => f.Name, StringComparer.Ordinal);
        return string.Join(", ", api.Api.Positional.Select(name => $"{name}{(fields[name].IsRequired ? "" : "?")}: {types.Of(fields[name], FieldUse.Param, api.Api)}"));
    }

    // A field that no answer has gives undefined, as WeChat's setStorageSync does.
    private static string Returned(WxApi api, TypeScriptTypes types) => api.Returns is null
        ? api.ResultType.Type == typeof(OpenApiResult) ? "{}" : types.Name(api.ResultType.Type, FieldUse.Result)
        : ContractField.Of(api.ResultType, FieldUse.Result).FirstOrDefault(f => f.Name == api.Returns) is { } field ? types.Of(field, FieldUse.Result) : "void";
}
