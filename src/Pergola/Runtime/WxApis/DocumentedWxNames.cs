namespace Pergola.Runtime.WxApis;

internal static class DocumentedWxNames
{
    public static IReadOnlyList<string> Callbacks => [];
    public static IReadOnlyList<string> Sync => [];
    public static IReadOnlyList<string> Factories => [];
    public static IReadOnlyList<string> Events => [];
}
