namespace Pergola.Testing;

/// <summary>The mini program had errors that the test did not look at. The message lists them with file, line and column of the author's source.</summary>
/// <param name="message">The errors.</param>
public sealed class ProgramErrorException(string message) : Exception(message);
