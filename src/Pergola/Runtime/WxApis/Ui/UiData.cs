using System.Text.Json;

namespace Pergola.Runtime.WxApis;

/// <summary>The data of changes that are one switch.</summary>
internal static class UiData
{
    public static JsonElement Flag(string name, bool value) => JsonElement.Parse($"{{\"{name}\":{(value ? "true" : "false")}}}");

    public static JsonElement Empty { get; } = JsonElement.Parse("{}");
}
