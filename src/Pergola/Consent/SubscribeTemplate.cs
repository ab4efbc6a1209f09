namespace Pergola;

/// <summary>A template of subscription messages, as the superapp knows it.</summary>
/// <param name="Id">Its id, such as <c>mti_order</c>.</param>
/// <param name="Title">What the sheet and the settings page call it, in the user's language. Of two with one title only the first is asked for.</param>
public sealed record SubscribeTemplate(string Id, string Title)
{
    /// <summary>A line below the title, such as a sample of the message, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>Whether the superapp has banned it: it is answered <c>ban</c> and nobody is asked.</summary>
    public bool IsBanned { get; init; }
}
