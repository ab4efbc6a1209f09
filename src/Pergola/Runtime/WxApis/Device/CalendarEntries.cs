using Pergola.Devices;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>Turns what a program says about an event into one of the calendar.</summary>
internal static class CalendarEntries
{
    public static CalendarEntry Of(AddPhoneCalendarParams given) => new(given.Title, Moment(given.StartTime, "startTime"), Moment(given.EndTime ?? given.StartTime, "endTime"))
    {
        IsAllDay = given.AllDay,
        Description = given.Description,
        Location = given.Location,
        Alarm = given.Alarm ? TimeSpan.FromSeconds(Math.Clamp(given.AlarmOffset, 0, 366 * 86400)) : null,
    };

    public static CalendarEntry Of(AddPhoneRepeatCalendarParams given) => new(given.Title, Moment(given.StartTime, "startTime"), Moment(given.EndTime ?? given.StartTime, "endTime"))
    {
        IsAllDay = given.AllDay,
        Description = given.Description,
        Location = given.Location,
        Alarm = given.Alarm ? TimeSpan.FromSeconds(Math.Clamp(given.AlarmOffset, 0, 366 * 86400)) : null,
        Repeats = given.RepeatInterval,
        RepeatsUntil = given.RepeatEndTime is { } end ? Moment(end, "repeatEndTime") : null,
    };

    private static DateTimeOffset Moment(double seconds, string name) => seconds is >= 0 and <= 253_402_300_799
        ? DateTimeOffset.UnixEpoch.AddSeconds(Math.Floor(seconds))
        : throw OpenApiErrors.Refused($"invalid {name}: it is a time in seconds since 1970");
}
