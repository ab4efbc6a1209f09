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

    /// <summary>The JSON contract of the parameters: names, types, what is required.</summary>
    public JsonTypeInfo ParamsType { get; }

    /// <summary>The JSON contract of the result.</summary>
    public JsonTypeInfo ResultType { get; }
}

/// <summary>How JavaScript calls a <see cref="WxApi"/>.</summary>
public enum CallShape
{
    /// <summary><c>wx.name({success, fail, complete})</c>; a promise when none of the three is given.</summary>
    Callback,

    /// <summary>As <see cref="Callback"/>, and never a promise.</summary>
    CallbackOnly,

    /// <summary><c>wx.nameSync(...)</c>: the result is returned, a failure is thrown.</summary>
    Sync,

    /// <summary>As <see cref="CallbackOnly"/>, and a task object with <c>abort()</c> is returned.</summary>
    Task,
}

/// <summary>Whether an API spends a live tap of the user.</summary>
public enum Gesture
{
    /// <summary>No tap is needed.</summary>
    None,

    /// <summary>A tap not older than five seconds, on the same page of the same mini program, is spent by the call.</summary>
    Needed,
}

/// <summary>Which scope an API asks the user for, and how often.</summary>
public sealed record ConsentRule
{
    private ConsentRule(string? scope, bool remembered)
    {
        Scope = scope;
        IsRemembered = remembered;
    }

    /// <summary>The scope, such as <c>scope.userInfo</c>; null when nothing is asked.</summary>
    public string? Scope { get; }

    /// <summary>Whether the answer is kept and asked only once.</summary>
    public bool IsRemembered { get; }

    /// <summary>Nothing is asked.</summary>
    public static ConsentRule None { get; } = new(null, false);

    /// <summary>Asked once; the answer is kept for the user and the mini program.</summary>
    public static ConsentRule Remembered(string scope) => new(scope, true);

    /// <summary>Asked at every call; nothing is kept.</summary>
    public static ConsentRule AskEveryTime(string scope) => new(scope, false);
}
