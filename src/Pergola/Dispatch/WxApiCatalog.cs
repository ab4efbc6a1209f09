using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.RegularExpressions;
using Pergola.Runtime.WxApis;

namespace Pergola.Dispatch;

/// <summary>All declared APIs: the SDK's own and those that the superapp added.</summary>
public sealed partial class WxApiCatalog
{
    private readonly FrozenDictionary<string, WxApi> _byName;

    private WxApiCatalog(IEnumerable<WxApi> apis)
    {
        Apis = [.. apis.OrderBy(a => a.Name, StringComparer.Ordinal)];
        foreach (var api in Apis) Check(api);
        for (var i = 1; i < Apis.Count; i++)
        {
            if (Apis[i].Name == Apis[i - 1].Name) throw new InvalidOperationException($"wx.{Apis[i].Name} is declared twice. An API of a superapp cannot replace a built-in one: give it another name.");
        }

        _byName = Apis.ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);
    }

    /// <summary>The APIs, sorted by name.</summary>
    public IReadOnlyList<WxApi> Apis { get; }

    /// <summary>The SDK's own APIs, and further ones.</summary>
    /// <exception cref="InvalidOperationException">Two have one name, or a declaration contradicts itself.</exception>
    public static WxApiCatalog Create(IEnumerable<WxApi> further)
    {
        WxApi[] builtIn = [.. BuiltIn(typeof(OpenApis)), .. BuiltIn(typeof(WxApis))];
        WxApi[] added = [.. further];
        foreach (var api in added) CheckAdded(api, builtIn);
        return new([.. builtIn, .. added]);
    }

    /// <summary>The declaration of a name, or null.</summary>
    public WxApi? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The declaration of a name that this SDK version has, or null.</summary>
    public WxApi? Find(string name, Version sdkVersion) => Find(name) is { } api && api.Since <= sdkVersion ? api : null;

    /// <summary>The static properties of one of the two classes that declare APIs; null values and others are left out.</summary>
    internal static IEnumerable<WxApi> BuiltIn([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties | DynamicallyAccessedMemberTypes.NonPublicProperties)] Type declarations) =>
        declarations.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(p => p.PropertyType.IsAssignableTo(typeof(WxApi)))
            .Select(p => (WxApi)p.GetValue(null)!);

    /// <summary>What an API of a superapp may not do to the <c>wx</c> object that programs know.</summary>
    private static void CheckAdded(WxApi api, WxApi[] builtIn)
    {
        var first = api.Name.Split('.')[0];
        if (UsableNames.IsOfLogic(first) || DocumentedWxNames.All.GetValueOrDefault(first, DocumentedKind.Callback) == DocumentedKind.Event) throw Wrong(api, $"wx.{first} is JavaScript's own, give it another name");
        if (first != api.Name && Array.Exists(builtIn, b => b.Name == first)) throw Wrong(api, $"wx.{first} is a function and cannot hold others, give it another name space");
    }

    private static void Check(WxApi api)
    {
        if (!ApiName().IsMatch(api.Name)) throw Wrong(api, "its name must start with a lower-case letter and hold only letters, digits and dots");
        if (api.Shape != CallShape.Sync)
        {
            if (api.Positional.Count > 0 || api.Returns is not null) throw Wrong(api, "Positional and Returns are for CallShape.Sync only");
            return;
        }

        // A synchronous call cannot wait for a user or a host.
        if (api is not ISdkApi) throw Wrong(api, "only what the SDK answers (SdkApi) can be synchronous");
        if (api.Consent.IsAsked) throw Wrong(api, "a synchronous call cannot ask the user");
    }

    private static InvalidOperationException Wrong(WxApi api, string why) => new($"The declaration of wx.{api.Name} cannot be used: {why}.");

    [GeneratedRegex("^[a-z][A-Za-z0-9.]{0,99}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ApiName();
}
