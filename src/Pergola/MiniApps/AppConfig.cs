namespace Pergola.MiniApps;

/// <summary>To be written.</summary>
public sealed class AppConfig;
