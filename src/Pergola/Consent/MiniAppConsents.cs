namespace Pergola.Consent;

/// <summary>To be written.</summary>
public sealed class MiniAppConsents;
