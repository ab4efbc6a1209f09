using Pergola.Platform.Registry;

namespace Pergola.Platform.Operators;

/// <summary>An operator's wish that cannot be fulfilled; the message says what to do.</summary>
internal sealed class OperationRefusedException(OperationRefusal refusal, string message, IReadOnlyList<FieldProblem>? problems = null) : Exception(message)
{
    public OperationRefusal Refusal { get; } = refusal;

    /// <summary>What is wrong with each field; empty when it is not about fields.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; } = problems ?? [];

    /// <summary>Throws when there is a problem with any field.</summary>
    public static void ThrowIfAny(IEnumerable<FieldProblem> problems)
    {
        FieldProblem[] all = [.. problems];
        if (all.Length > 0)
            throw Invalid(all);
    }

    public static OperationRefusedException Invalid(params FieldProblem[] problems) =>
        new(OperationRefusal.Invalid, string.Join(' ', problems.Select(problem => problem.Text)), problems);

    public static OperationRefusedException NotFound(string message) => new(OperationRefusal.NotFound, message);

    public static OperationRefusedException Conflict(string message) => new(OperationRefusal.Conflict, message);
}

/// <summary>Why an operator's wish cannot be fulfilled.</summary>
internal enum OperationRefusal
{
    /// <summary>A field is not as it must be.</summary>
    Invalid,

    /// <summary>What is named is not there.</summary>
    NotFound,

    /// <summary>It does not go with what is there.</summary>
    Conflict,

    /// <summary>Somebody else changed it since the operator looked.</summary>
    Changed,
}
