using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>The device's calendar. The device asks its user before it writes: what it is given is the mini program's word.</summary>
public interface ICalendarDevice
{
    /// <summary>Lets the user add an event.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="pageId">The page that asks.</param>
    /// <param name="entry">The event.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    /// <returns>False when the user cancelled.</returns>
    Task<bool> AddAsync(IMiniApp app, int pageId, CalendarEntry entry, CancellationToken cancellationToken);
}

/// <summary>An event of a calendar.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
public sealed record CalendarEntry(string Title, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Whether it takes the whole day.</summary>
    public bool IsAllDay { get; init; }

    /// <summary>What it is about; may be empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where it is; may be empty.</summary>
    public string Location { get; init; } = "";

    /// <summary>How long before its begin the user is reminded; null for not at all.</summary>
    public TimeSpan? Alarm { get; init; }

    /// <summary><c>day</c>, <c>week</c>, <c>month</c> or <c>year</c>; null when it does not repeat.</summary>
    public string? Repeats { get; init; }

    /// <summary>When it stops repeating; null for never.</summary>
    public DateTimeOffset? RepeatsUntil { get; init; }
}
