using System.Text.Json;
using System.Text.Json.Nodes;
using Pergola.MiniApps.Packages;

namespace Pergola.MiniApps.Config;

/// <summary>The variables of <c>themeLocation</c>'s file: <c>@name</c> in window and tabBar stands for a value of the light or dark theme.</summary>
internal sealed class Theme(JsonElement? light, JsonElement? dark)
{
    public static Theme None { get; } = new(null, null);

    public static Theme Load(MiniAppPackage package, JsonFile app)
    {
        if (app.Root.Text("themeLocation") is not { Length: > 0 } path)
            return None;
        var file = package.TryReadJson(path) ?? throw app.Error($"The theme file '{path}' is missing.", "themeLocation");
        return new Theme(file.Root.Field("light", JsonValueKind.Object), file.Root.Field("dark", JsonValueKind.Object));
    }

    /// <summary>A copy of an object with its variables filled in. A variable that the theme does not have leaves its field out, so that the default holds.</summary>
    public JsonObject Apply(JsonElement element, string theme)
    {
        var values = theme == "dark" ? dark ?? light : light;
        return values is null ? JsonObject.Create(element)! : FillObject(element, values.Value);
    }

    private static JsonObject FillObject(JsonElement element, JsonElement values)
    {
        var filled = new JsonObject();
        foreach (var property in element.EnumerateObject())
        {
            if (!IsVariable(property.Value))
                filled[property.Name] = Fill(property.Value, values);
            else if (values.TryGetProperty(property.Value.GetString()![1..], out var value))
                filled[property.Name] = Copy(value);
        }

        return filled;
    }

    private static JsonNode? Fill(JsonElement value, JsonElement values) => value.ValueKind switch
    {
        JsonValueKind.Object => FillObject(value, values),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(item => Fill(item, values))]),
        _ => Copy(value),
    };

    private static bool IsVariable(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 1 } text && text[0] == '@';

    private static JsonNode? Copy(JsonElement value) => JsonNode.Parse(value.GetRawText());
}
