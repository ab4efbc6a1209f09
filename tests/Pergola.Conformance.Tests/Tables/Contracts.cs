using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pergola.Dispatch;

namespace Pergola.Conformance.Tests.Tables;

/// <summary>Reads the JSON contract of a declaration as a program sees it.</summary>
internal static class Contracts
{
    public static WxApiCatalog Catalogue { get; } = WxApiCatalog.Create([]);

    /// <summary>The declaration; fails when there is none.</summary>
    public static WxApi Api(string name)
    {
        var api = Catalogue.Find(name);
        Assert.True(api is not null, $"wx.{name} is documented and not declared.");
        return api;
    }

    /// <summary>The JavaScript type of a field of the result, by its path; null when there is no such field.</summary>
    public static string? ResultType(string api, string path)
    {
        var type = Api(api).ResultType;
        foreach (var name in path.Split('.'))
        {
            // errMsg stands in every answer: the dispatcher writes it.
            if (name == "errMsg") return nameof(JsType.String);
            if (type.Kind != JsonTypeInfoKind.Object || type.Properties.FirstOrDefault(p => p.Name == name && !p.IsExtensionData) is not { } property) return null;
            type = property.Options.GetTypeInfo(property.PropertyType);
        }

        return JsTypes.Of(type).ToString();
    }

    /// <summary>The value of a parameter that the program left out, as JSON.</summary>
    public static string DefaultOf(string api, string parameter, string goodParams)
    {
        var declared = Api(api);
        using var document = JsonDocument.Parse(goodParams);
        var without = document.RootElement.EnumerateObject().Where(p => p.Name != parameter).ToDictionary(p => p.Name, p => p.Value);
        var value = declared.ReadParams(JsonSerializer.SerializeToElement(without), out var fault);
        Assert.Null(fault);
        var property = declared.ParamsType.Properties.Single(p => p.Name == parameter);
        return JsonSerializer.Serialize(property.Get!(value), property.Options.GetTypeInfo(property.PropertyType));
    }
}
