using System.Diagnostics.CodeAnalysis;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>
/// The <c>wx.*</c> APIs beside the open APIs that mini programs need to run. The SDK answers them. One file declares one API, or the
/// synchronous and the asynchronous form of it.
/// </summary>
[SuppressMessage("Design", "MA0049:Type name should not match containing namespace", Justification = "The folder holds one class in many files, and both are named after what they declare.")]
public static partial class WxApis
{
    // A field that no answer has: the synchronous call returns undefined, as WeChat's does.
    private const string Nothing = "undefined";

    private static ValueTask<OpenApiResult> Ok() => new(new OpenApiResult());
}
