namespace Pergola.Samples.SuperAppServer.Messages;

/// <summary>A template of subscription messages that the operator of the sample superapp approved.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What the subscription sheet calls it.</param>
/// <param name="Content">A line for each field, as the platform knows it.</param>
/// <param name="Example">What a message may look like; the sheet shows it.</param>
public sealed record SampleTemplate(string Id, string Title, string Content, string Example);

/// <summary>The templates of the samples. A real superapp keeps them in a database, and registers them with the platform for each mini program.</summary>
public static class SampleTemplates
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SampleTemplate> All { get; } =
    [
        new("mti_order_ready", "Your order is ready", "Order:{{character_string1.DATA}}\nWhere:{{thing2.DATA}}", "Order 1042 waits for you at the counter"),
        new("mti_order_late", "Your order is late", "Order:{{character_string1.DATA}}\nReady at:{{time2.DATA}}", "Order 1042 comes 10 minutes later"),
    ];
}
