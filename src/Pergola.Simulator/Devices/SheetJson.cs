using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.MiniApps;

namespace Pergola.Simulator.Devices;

/// <summary>What the location sheet shows and answers (docs/view-protocol.md section 4).</summary>
internal sealed record LocationSheet(string Title, double Latitude, double Longitude, IReadOnlyList<SimulatedPlace> Places);

/// <summary>A place of the simulated world.</summary>
internal sealed record SimulatedPlace(string Name, string Address, double Latitude, double Longitude);

/// <summary>What the picture sheet shows.</summary>
internal sealed record ImageSheet(string Title, string Source, IReadOnlyList<ImageSample> Samples);

/// <summary>A picture to take without a file.</summary>
internal sealed record ImageSample(string Value, string Title, string Image);

/// <summary>What the biometric sheet shows.</summary>
internal sealed record BiometricSheet(string Name, string? Icon, string Mode, string Title, string Content, IReadOnlyList<BiometricChoice> Outcomes);

/// <summary>A way in which a simulated recognition may end.</summary>
internal sealed record BiometricChoice(string Value, string Title);

/// <summary>What the sheet that picks files shows.</summary>
internal sealed record FilesSheet(string Title, int Most, string Accept, bool Camera);

/// <summary>A question of the device, in the shape of <c>wx.showModal</c>.</summary>
internal sealed record BodySheet(string Title, string Content, bool ShowCancel = true, bool Editable = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LocationSheet))]
[JsonSerializable(typeof(SimulatedPlace))]
[JsonSerializable(typeof(ImageSheet))]
[JsonSerializable(typeof(BiometricSheet))]
[JsonSerializable(typeof(FilesSheet))]
[JsonSerializable(typeof(BodySheet))]
internal sealed partial class SheetJson : JsonSerializerContext
{
    /// <summary>A text of an answer, or empty.</summary>
    public static string TextOf(UiAnswer answer, string name) =>
        answer.Data.ValueKind == JsonValueKind.Object && answer.Data.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
