namespace Pergola.Runtime.View;

/// <summary>A page draws more than <see cref="MiniApps.MiniAppLimits"/> allow. The message says what and what to do.</summary>
internal sealed class DrawingLimitException(string message) : Exception(message);
