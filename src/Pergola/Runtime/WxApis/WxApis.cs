namespace Pergola.Runtime.WxApis;

#pragma warning disable MA0049 // The folder holds one class in many files, and both are named after what they declare.

/// <summary>The <c>wx.*</c> APIs that the SDK answers besides the open APIs: what a mini program needs to start and to run.</summary>
public static partial class WxApis;
