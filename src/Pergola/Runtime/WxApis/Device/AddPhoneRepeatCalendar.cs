using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola.Runtime.WxApis;

/// <summary>What <c>wx.addPhoneRepeatCalendar</c> takes.</summary>
/// <param name="StartTime">When it begins, in seconds since 1970.</param>
/// <param name="Title">What it is called.</param>
/// <param name="AllDay">Whether it takes the whole day.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Location">Where it is.</param>
/// <param name="EndTime">When it ends; null for its begin. A text is read as a number.</param>
/// <param name="Alarm">Whether the user is reminded.</param>
/// <param name="AlarmOffset">How many seconds before its begin.</param>
/// <param name="RepeatInterval"><c>day</c>, <c>week</c>, <c>month</c> or <c>year</c>.</param>
/// <param name="RepeatEndTime">When it stops repeating, in seconds since 1970; null for never.</param>
public sealed record AddPhoneRepeatCalendarParams(double StartTime, string Title, bool AllDay = false, string Description = "", string Location = "", [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] double? EndTime = null, bool Alarm = true, double AlarmOffset = 0, string RepeatInterval = "month", double? RepeatEndTime = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AddPhoneRepeatCalendarParams))]
internal sealed partial class AddPhoneRepeatCalendarJson : JsonSerializerContext;

public static partial class WxApis
{
    /// <summary>Lets the user add an event that repeats to the calendar.</summary>
    public static SdkApi<AddPhoneRepeatCalendarParams, OpenApiResult> AddPhoneRepeatCalendar { get; } = new("addPhoneRepeatCalendar", AddPhoneRepeatCalendarJson.Default.AddPhoneRepeatCalendarParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = ConsentRule.None,
        Gesture = Gesture.None,
        Validate = static parameters => parameters.RepeatInterval is "day" or "week" or "month" or "year" ? null : "invalid repeatInterval: it is day, week, month or year",
        Answer = static async (call, cancellationToken) =>
        {
            var device = call.MiniApp.Devices.Calendar ?? throw OpenApiErrors.NoDevice("calendar");
            if (!await device.AddAsync(call.MiniApp, call.PageId, CalendarEntries.Of(call.Params), cancellationToken).ConfigureAwait(false)) throw OpenApiErrors.Cancel();
            return new OpenApiResult();
        },
    };
}
