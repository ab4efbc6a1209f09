using System.Globalization;

namespace Pergola.Bench;

/// <summary>Medians, and figures as text.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    public static string Ratio(double value) => FormattableString.Invariant($"{value:0.00}x");

    public static string Text(double value, string unit)
    {
        var format = value switch { >= 100 => "0", >= 10 => "0.0", _ => "0.00" };
        return $"{value.ToString(format, CultureInfo.InvariantCulture)} {unit}";
    }
}
