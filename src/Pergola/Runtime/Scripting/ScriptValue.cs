using System.Globalization;

namespace Pergola.Runtime.Scripting;

/// <summary>A value that crosses between C# and a script engine: a primitive. Objects cross as JSON text.</summary>
/// <remarks>Only primitives, so that an engine may live in another thread, page or process.</remarks>
public readonly record struct ScriptValue
{
    private readonly string? _text;
    private readonly double _number;

    private ScriptValue(ScriptValueKind kind, string? text, double number)
    {
        Kind = kind;
        _text = text;
        _number = number;
    }

    /// <summary>What the value is.</summary>
    public ScriptValueKind Kind { get; }

    /// <summary>JavaScript's <c>undefined</c>.</summary>
    public static ScriptValue Undefined => default;

    /// <summary>JavaScript's <c>null</c>.</summary>
    public static ScriptValue Null { get; } = new(ScriptValueKind.Null, null, 0);

    /// <summary>A string; null becomes <c>null</c>.</summary>
    public static ScriptValue From(string? value) => value is null ? Null : new(ScriptValueKind.String, value, 0);

    /// <summary>A number.</summary>
    public static ScriptValue From(double value) => new(ScriptValueKind.Number, null, value);

    /// <summary>A boolean.</summary>
    public static ScriptValue From(bool value) => new(ScriptValueKind.Boolean, null, value ? 1 : 0);

    /// <summary>The string, or null when the value is not one.</summary>
    public string? AsString() => Kind == ScriptValueKind.String ? _text : null;

    /// <summary>The number, or NaN when the value is not one.</summary>
    public double AsNumber() => Kind == ScriptValueKind.Number ? _number : double.NaN;

    /// <summary>Whether the value is the boolean <c>true</c>.</summary>
    public bool IsTrue => Kind == ScriptValueKind.Boolean && _number != 0;

    /// <inheritdoc />
    public override string ToString() => Kind switch
    {
        ScriptValueKind.Undefined => "undefined",
        ScriptValueKind.Null => "null",
        ScriptValueKind.Boolean => IsTrue ? "true" : "false",
        ScriptValueKind.Number => _number.ToString(CultureInfo.InvariantCulture),
        _ => _text!,
    };
}

/// <summary>The kinds of <see cref="ScriptValue"/>.</summary>
public enum ScriptValueKind
{
    /// <summary><c>undefined</c>.</summary>
    Undefined,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string.</summary>
    String,
}
