using System.Text.Json.Serialization;

namespace Pergola.Platform.Operators;

/// <summary>Writes an enum by its names and takes nothing else: a number would get past the names that are defined.</summary>
internal sealed class EnumNames<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false)
    where T : struct, Enum;
