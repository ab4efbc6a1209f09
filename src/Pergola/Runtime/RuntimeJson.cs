using System.Text.Json.Serialization;

namespace Pergola.Runtime;

/// <summary>JSON contracts between C# and the boot script.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(Logic.BootRequest))]
[JsonSerializable(typeof(Logic.LaunchRequest))]
[JsonSerializable(typeof(Logic.LogicReport))]
internal sealed partial class RuntimeJson : JsonSerializerContext;
