using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pergola.Dispatch;

/// <summary>
/// One <c>wx.*</c> name and everything that is true of it. It is declared once; the <c>wx</c> object, <c>canIUse</c>,
/// the typings, the reference pages and the whole-catalogue tests all come from the declaration.
/// </summary>
public abstract class WxApi
{
    private protected WxApi(string name, JsonTypeInfo parameters, JsonTypeInfo result)
    {
        Name = name;
        ParamsType = parameters;
        ResultType = result;
    }

    /// <summary>The name after <c>wx.</c>, in camelCase.</summary>
    public string Name { get; }

    /// <summary>The SDK version that brought the API; compared with <c>PergolaOptions.SdkVersion</c>.</summary>
    public required Version Since { get; init; }

    /// <summary>Which scope the user is asked for, and how often.</summary>
    public required ConsentRule Consent { get; init; }

    /// <summary>Whether a live tap must be spent.</summary>
    public required Gesture Gesture { get; init; }

    /// <summary>How JavaScript calls it. Default: one object with callbacks, or a promise when none is given.</summary>
    public CallShape Shape { get; init; } = CallShape.Callback;

    /// <summary>For <see cref="CallShape.Sync"/>: the names of the positional arguments, in order. Empty: one object.</summary>
    public IReadOnlyList<string> Positional { get; init; } = [];

    /// <summary>For <see cref="CallShape.Sync"/>: the field of the result that the call returns. Null: the whole result.</summary>
    public string? Returns { get; init; }

    /// <summary>Top-level fields of the parameters and of the result that no log shows.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>For parameters that take one of a few words: the words, by the parameter's name. <c>canIUse</c> answers from it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Options { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Parameters that may be left out by the documents and are required by WeChat: <see cref="WxProfile.WeChat"/> asks for them.</summary>
    public IReadOnlyList<string> RequiredByWeChat { get; init; } = [];

    /// <summary>
    /// String parameters for which <see cref="WxProfile.Sas"/> takes one other type of JSON too, by name: its JSON text is the value. Their
    /// properties carry <see cref="JsonTextConverter"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonValueKind> TakenAsText { get; init; } = new Dictionary<string, JsonValueKind>();

    /// <summary>
    /// For the APIs whose failures have an <c>errCode</c> beside errno: the number for a failure that brings none. Null: the API has no errCode.
    /// </summary>
    public Func<OpenApiException, int>? ErrCode { get; init; }

    /// <summary>Whether it is reached only through an object that the logic makes, such as <c>CameraContext</c>: <c>wx</c> has no such name, and <c>canIUse</c> knows none.</summary>
    public bool IsHidden { get; init; }

    /// <summary>How much JSON the call may carry, in bytes of UTF-8; null for the limit in <c>PergolaOptions</c>.</summary>
    public int? MaxParamsBytes { get; init; }

    /// <summary>The JSON contract of the parameters: names, types, what is required.</summary>
    public JsonTypeInfo ParamsType { get; }

    /// <summary>The JSON contract of the result.</summary>
    public JsonTypeInfo ResultType { get; }

    /// <summary>The same contract, made ready for checking parameters.</summary>
    internal ParamsContract Contract => field ??= new ParamsContract(ParamsType);

    /// <summary>The successful answer of a call that has no fields.</summary>
    internal string EmptyReply => field ??= Reply.Empty(Name);

    /// <summary>The start of every successful answer, up to where its fields begin.</summary>
    internal string ReplyHead => field ??= Reply.Head(Name);

    /// <summary>Turns checked JSON into the parameters; the reason of the slice's own check, or null.</summary>
    internal abstract object ReadParams(JsonElement raw, out string? fault);

    /// <summary>Writes a result by its JSON contract.</summary>
    internal abstract void WriteResult(Utf8JsonWriter writer, OpenApiResult result);
}
