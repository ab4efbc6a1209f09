using Pergola.Platform.Limits;

namespace Pergola.Platform.Tests.Limits;

public sealed class BucketTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_full_bucket_gives_its_limit_at_once_and_one_more_after_its_share_of_the_window()
    {
        var bucket = new Bucket();

        Assert.All(Enumerable.Range(0, 60), _ => Assert.Null(bucket.TryTake(0, 60, Minute)));
        Assert.Equal(TimeSpan.FromSeconds(1), bucket.TryTake(0, 60, Minute));
        Assert.Equal(TimeSpan.FromTicks(1), bucket.TryTake(TimeSpan.TicksPerSecond - 1, 60, Minute));
        Assert.Null(bucket.TryTake(TimeSpan.TicksPerSecond, 60, Minute));
        Assert.NotNull(bucket.TryTake(TimeSpan.TicksPerSecond, 60, Minute));
    }

    [Fact]
    public void A_minute_of_quiet_fills_it_and_no_more_than_that()
    {
        var bucket = new Bucket();
        while (bucket.TryTake(0, 10, Minute) is null)
        {
        }

        var taken = 0;
        while (bucket.TryTake(TimeSpan.FromDays(1).Ticks, 10, Minute) is null)
            taken++;

        Assert.Equal(10, taken);
    }

    [Fact]
    public void Asking_takes_nothing()
    {
        var bucket = new Bucket();

        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(bucket.Wait(0, 1, Minute)));
        Assert.Null(bucket.TryTake(0, 1, Minute));
        Assert.Equal(Minute, bucket.Wait(0, 1, Minute));
    }

    [Fact]
    public void Sixteen_threads_take_exactly_the_limit()
    {
        var bucket = new Bucket();
        var taken = 0;

        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 16 }, _ =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                if (bucket.TryTake(0, 5_000, Minute) is null)
                    Interlocked.Increment(ref taken);
            }
        });

        Assert.Equal(5_000, taken);
    }
}
