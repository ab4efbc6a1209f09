using System.Text.Json;

namespace Pergola.Dispatch;

/// <summary>
/// A deliberate failure: the one exception whose message reaches a mini program, as <c>name:fail reason</c>.
/// Whatever else is thrown is logged and answered <c>name:fail internal error</c>.
/// </summary>
/// <param name="reason">What stands after <c>fail </c>.</param>
/// <param name="errno">The error number, or null.</param>
/// <param name="data">Further fields for the mini program, or null.</param>
public sealed class OpenApiException(string reason, int? errno = null, IReadOnlyDictionary<string, JsonElement>? data = null) : Exception(reason)
{
    /// <summary>What stands after <c>fail </c>.</summary>
    public string Reason { get; } = reason;

    /// <summary>The error number, or null.</summary>
    public int? Errno { get; } = errno;

    /// <summary>Further fields for the mini program, or null.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Fields { get; } = data;
}
