namespace Pergola.Platform.Limits;

/// <summary>Counts something for one UTC day.</summary>
internal sealed class DayCount
{
    private readonly Lock gate = new();
    private DateOnly day;
    private int count;

    public bool TryTake(DateOnly today, int limit)
    {
        lock (gate)
        {
            if (day != today)
                (day, count) = (today, 0);
            if (count >= limit)
                return false;
            count++;
            return true;
        }
    }
}
