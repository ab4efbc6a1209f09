namespace Pergola.Simulator.Panels;

/// <summary>One key of the program's storage.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value, as JSON.</param>
internal sealed record StoredItem(string Key, string Value);
