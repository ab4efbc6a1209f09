using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Operators;

/// <summary>Which page of a long list, as an operator asks for it.</summary>
/// <remarks><c>Cursor</c>: what the page before gave, or null for the first. <c>Limit</c>: 1 to 500.</remarks>
internal sealed record PageRequest(string? Cursor = null, int Limit = PageRequest.DefaultLimit)
{
    public const int DefaultLimit = 100;
    public const int LargestLimit = 500;

    /// <summary>One more than asked for, so that the last page knows that it is the last.</summary>
    public int Look => Limit + 1;

    public void Check() => OperationRefusedException.ThrowIfAny(
        Limit is >= 1 and <= LargestLimit ? [] : [new FieldProblem("limit", $"The limit must be 1 to {LargestLimit}; it is {Limit}.")]);

    /// <summary>The number behind the cursor; null for the first page.</summary>
    public long? Number() =>
        Cursor is null ? null : long.TryParse(Cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Bad();

    /// <summary>The two texts behind the cursor; null for the first page.</summary>
    public (string, string)? Pair()
    {
        if (Cursor is null)
            return null;
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Cursor)).Split('\n', 2) is [var first, var second] ? (first, second) : throw Bad();
        }
        catch (FormatException)
        {
            throw Bad();
        }
    }

    public static string CursorOf(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string CursorOf(string first, string second) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{first}\n{second}"));

    private static OperationRefusedException Bad() =>
        OperationRefusedException.Invalid(new FieldProblem("cursor", "The cursor must be the nextCursor of the page before, unchanged. Leave it out to begin at the first page."));
}
