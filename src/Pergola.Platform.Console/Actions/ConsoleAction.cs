using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Platform.Console.Access;
using Pergola.Platform.Operators;
using Pergola.Platform.Registry;

namespace Pergola.Platform.Console.Actions;

/// <summary>What a form does: it goes to a page, or shows one.</summary>
internal delegate Task ConsoleAction(ConsoleRequest request, IFormCollection form, IServiceProvider services);

/// <summary>Reads forms.</summary>
internal static class FormValues
{
    public static PlatformOperations Operations(this IServiceProvider services) => services.GetRequiredService<PlatformOperations>();

    /// <summary>The value, trimmed; null when absent or empty.</summary>
    public static string? Text(this IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Whether a box is ticked.</summary>
    public static bool Ticked(this IFormCollection form, string name) => form[name].Count > 0;

    /// <summary>The lines that hold something.</summary>
    public static IReadOnlyList<string> Lines(this IFormCollection form, string name) =>
        form[name].ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A whole number.</summary>
    /// <exception cref="OperationRefusedException">It is none.</exception>
    public static int? Number(this IFormCollection form, string name) =>
        form.Text(name) is not { } text ? null
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
        : throw OperationRefusedException.Invalid(new FieldProblem(name, $"'{text}' is no whole number."));

    /// <summary>One of the names of an enum, as a form writes it: lower case.</summary>
    public static T? Choice<T>(this IFormCollection form, string name)
        where T : struct, Enum => Enum.TryParse<T>(form.Text(name), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
