using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pergola.Platform.Operators;

/// <summary>A short text that changes whenever a record changes: an operator who edits what they saw sends it along, and learns when somebody was faster.</summary>
internal static class Revision
{
    private const int Length = 16;

    public static string Of<T>(T record, JsonTypeInfo<T> contract) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(record, contract)))[..Length];

    /// <summary>Refuses when the operator names a revision and it is not the newest.</summary>
    public static void Require(string? seen, string newest, string what)
    {
        if (seen is not null && seen != newest)
            throw new OperationRefusedException(OperationRefusal.Changed, $"Somebody else changed {what} since you looked. Look at it again, then repeat your change.");
    }
}
