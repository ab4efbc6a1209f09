using Pergola.Platform.Registry;

namespace Pergola.Platform.Tests.Hosting;

/// <summary>The templates of the mini program under test, and data that fits them.</summary>
internal static class MessageTemplates
{
    public static MessageTemplate Order { get; } = new("mti_order", "Your order", "Order:{{character_string1.DATA}}\nWhere:{{thing2.DATA}}\nState:{{phrase3.DATA}}")
    {
        Example = "Order 1042",
        Keywords = [new MessageKeyword("phrase3", ["ready", "late"])],
    };

    public static MessageTemplate News { get; } = new("mti_news", "News", "{{thing1.DATA}}") { Type = MessageTemplateType.LongTerm };

    public static object OrderData => new Dictionary<string, object>
    {
        ["character_string1"] = new { value = "A-1042" }, ["thing2"] = new { value = "At the counter" }, ["phrase3"] = new { value = "ready" },
    };
}
