namespace Pergola;

/// <summary>The options of the SDK, set in <c>AddPergola(options => ...)</c>.</summary>
public sealed class PergolaOptions
{
    /// <summary>The SDK version that mini programs see; APIs that came later are unknown to them. Default 2.2.17.</summary>
    public Version SdkVersion { get; set; } = new(2, 2, 17);

    /// <summary>Where storage and remembered answers are kept. Default: <c>pergola-data</c> below the working directory.</summary>
    public string DataDirectory { get; set; } = "pergola-data";
}
