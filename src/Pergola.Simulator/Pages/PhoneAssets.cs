namespace Pergola.Simulator.Pages;

/// <summary>Where the parts of the phone are: they are Pergola.AspNetCore's.</summary>
internal static class PhoneAssets
{
    /// <summary>Style sheets of the phone.</summary>
    public static IReadOnlyList<string> Styles { get; } = [];

    /// <summary>Scripts of the phone.</summary>
    public static IReadOnlyList<string> Scripts { get; } = [];

    /// <summary>Where the phone's WebSocket connects.</summary>
    public static string Connect => "/pergola";
}
