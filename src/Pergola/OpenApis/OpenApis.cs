namespace Pergola;

/// <summary>
/// The open APIs, one property each. A property is declared in the file of its API, below the chapter of the documents that describes it;
/// the catalogue finds it there.
/// </summary>
public static partial class OpenApis;
