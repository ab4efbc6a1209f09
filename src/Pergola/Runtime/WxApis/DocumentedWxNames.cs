using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pergola.Runtime.WxApis;

/// <summary>
/// The names below <c>wx</c> that WeChat or the superapp service documents. A documented name that is not implemented exists and fails with <c>not supported</c>;
/// a name that nobody documents is undefined, so that feature tests work.
/// </summary>
/// <remarks>The list is data, written by <c>web/tools/documented-names.mjs</c> from WeChat's published typings and the
/// superapp service's documents.</remarks>
public static class DocumentedWxNames
{
    private static readonly Lazy<FrozenDictionary<string, DocumentedKind>> Names = new(Read);

    /// <summary>All documented names, each with the way in which it is called.</summary>
    public static IReadOnlyDictionary<string, DocumentedKind> All => Names.Value;

    /// <summary>The documented names that are not among the implemented ones, as the logic's <c>__boot</c> takes them.</summary>
    /// <param name="implemented">The names that the SDK or the logic answers.</param>
    public static UnsupportedWxNames Except(IEnumerable<string> implemented)
    {
        var known = implemented.ToHashSet(StringComparer.Ordinal);
        var rest = All.Where(entry => !known.Contains(entry.Key)).ToLookup(static entry => entry.Value, static entry => entry.Key);
        return new UnsupportedWxNames(
            Sorted(rest[DocumentedKind.Callback].Concat(rest[DocumentedKind.Task])),
            Sorted(rest[DocumentedKind.Sync]),
            Sorted(rest[DocumentedKind.Factory]),
            Sorted(rest[DocumentedKind.Event]));
    }

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];

    private static FrozenDictionary<string, DocumentedKind> Read()
    {
        using var stream = typeof(DocumentedWxNames).Assembly.GetManifestResourceStream("Pergola.documented-names.json")!;
        var file = JsonSerializer.Deserialize(stream, DocumentedNamesJson.Default.DocumentedNamesFile)!;
        return Of(file.Callback, DocumentedKind.Callback)
            .Concat(Of(file.Task, DocumentedKind.Task))
            .Concat(Of(file.Sync, DocumentedKind.Sync))
            .Concat(Of(file.Factory, DocumentedKind.Factory))
            .Concat(Of(file.Event, DocumentedKind.Event))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<KeyValuePair<string, DocumentedKind>> Of(string[] names, DocumentedKind kind) => names.Select(name => KeyValuePair.Create(name, kind));
}

/// <summary>The ways in which a documented name is called.</summary>
public enum DocumentedKind
{
    /// <summary>With callbacks, or answering with a promise.</summary>
    Callback,

    /// <summary>With callbacks, giving back a task at once.</summary>
    Task,

    /// <summary>Giving back its answer.</summary>
    Sync,

    /// <summary>Giving back an object with methods of its own.</summary>
    Factory,

    /// <summary><c>onX</c> and <c>offX</c>, which take a listener.</summary>
    Event,
}

/// <summary>Documented names that are not implemented.</summary>
/// <param name="Callback">Those that fail through their callbacks or a promise; tasks are among them.</param>
/// <param name="Sync">Those that throw.</param>
/// <param name="Factory">Those that give an object whose methods fail.</param>
/// <param name="Events">Those whose listeners are never called.</param>
public sealed record UnsupportedWxNames(IReadOnlyList<string> Callback, IReadOnlyList<string> Sync, IReadOnlyList<string> Factory, IReadOnlyList<string> Events);

internal sealed record DocumentedNamesFile(string Source, string[] Callback, string[] Event, string[] Factory, string[] Sync, string[] Task);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DocumentedNamesFile))]
internal sealed partial class DocumentedNamesJson : JsonSerializerContext;
