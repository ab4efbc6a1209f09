namespace Pergola.Platform.Console.Resources;

/// <summary>Names the resource of the pages' texts: ConsoleText.resx, and ConsoleText.zh.resx beside it.</summary>
internal sealed class ConsoleText;
