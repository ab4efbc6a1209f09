namespace Pergola.Platform.Limits;

/// <summary>Whose use is counted, under which rule. Only callers that proved who they are count under their names, so that nobody spends another's.</summary>
internal readonly record struct LimitKey(LimitRule Rule, string Name, string Part = "");
