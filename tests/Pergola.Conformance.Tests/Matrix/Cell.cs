using Pergola.Dispatch;

namespace Pergola.Conformance.Tests.Matrix;

/// <summary>What is kept for the scope, and what the user says if a sheet appears. Where both speak they disagree, so that it shows who was heard.</summary>
public enum Consented
{
    /// <summary>Nothing is kept; the user allows.</summary>
    AbsentAllowed,

    /// <summary>Nothing is kept; the user refuses.</summary>
    AbsentDenied,

    /// <summary>Allowed earlier; a sheet would be refused.</summary>
    True,

    /// <summary>Refused earlier; a sheet would be allowed.</summary>
    False,
}

/// <summary>The tap, or the focus, before the call.</summary>
public enum Tapped
{
    /// <summary>There was none.</summary>
    None,

    /// <summary>A moment ago, on this page.</summary>
    Live,

    /// <summary>A call before this one has spent it.</summary>
    Spent,

    /// <summary>More than five seconds ago.</summary>
    Expired,

    /// <summary>On another page.</summary>
    OtherPage,

    /// <summary>In another instance.</summary>
    OtherInstance,

    /// <summary>On an open-type button, whose own call alone may spend it.</summary>
    OfAButton,

    /// <summary>A focus where a tap is needed, a tap where a focus is.</summary>
    OtherKind,
}

/// <summary>One cell of the matrix.</summary>
public sealed record Cell(Expectation Row, ApiLevel Level, Consented Consented, Tapped Tapped);

/// <summary>What must come of it.</summary>
/// <param name="ErrMsg">The whole errMsg.</param>
/// <param name="Errno">The number; null when it does not matter.</param>
/// <param name="RefusedBy">The check that refuses; null for a success.</param>
/// <param name="AnsweredBy">Who answers.</param>
/// <param name="Sheets">How many sheets the user sees.</param>
/// <param name="Kept">What is kept for the scope afterwards.</param>
public sealed record Outcome(string ErrMsg, int? Errno, CallCheck? RefusedBy, CallAnswerer AnsweredBy, int Sheets, bool? Kept)
{
    /// <summary>Works it out from the row.</summary>
    public static Outcome Of(Cell cell)
    {
        var row = cell.Row;
        bool? kept = cell.Consented switch
        {
            Consented.True => true,
            Consented.False => false,
            _ => null,
        };
        if (row.Gesture != Gesture.None && cell.Tapped != Tapped.Live)
            return new($"{row.Api}:fail can only be invoked by user TAP gesture.", 102, CallCheck.Gesture, CallAnswerer.Nobody, 0, kept);

        if (row.Asks == Asks.Once && kept == false)
            return new($"{row.Api}:fail {row.Denied}", 103, CallCheck.Refusal, CallAnswerer.Nobody, 0, kept);

        var asks = row.Asks == Asks.EveryTime || (row.Asks == Asks.Once && kept is null);
        var allows = cell.Consented is Consented.AbsentAllowed or Consented.False;
        if (asks && row.Asks == Asks.Once) kept = allows;
        if (asks && !allows)
            return new($"{row.Api}:fail {row.Denied}", 103, CallCheck.Consent, CallAnswerer.Nobody, 1, kept);

        return new($"{row.Api}:ok", 0, null, Answerer(row, cell.Level), asks ? 1 : 0, kept);
    }

    private static CallAnswerer Answerer(Expectation row, ApiLevel level) => row.Answers switch
    {
        Answers.Sdk => CallAnswerer.Sdk,
        Answers.Host => CallAnswerer.Host,
        _ => level == ApiLevel.V1 ? CallAnswerer.Host : CallAnswerer.Platform,
    };
}
