using Microsoft.Extensions.Options;
using Pergola.Platform.Limits;
using Pergola.Platform.Tests.Hosting;

namespace Pergola.Platform.Tests.Limits;

public sealed class AdmissionTests
{
    private readonly MovableTime time = new();

    [Fact]
    public async Task So_many_work_at_once_and_the_next_waits_for_one_to_leave()
    {
        var admission = Admission(most: 2);
        Assert.True(await admission.EnterAsync(goesFirst: false));
        Assert.True(await admission.EnterAsync(goesFirst: false));

        var third = admission.EnterAsync(goesFirst: false).AsTask();
        Assert.False(third.IsCompleted);
        admission.Leave();

        Assert.True(await third);
        Assert.Equal((2, 0), admission.State);
    }

    [Fact]
    public async Task While_the_oldest_has_not_waited_too_long_more_may_wait_and_on_the_next_tick_none()
    {
        var admission = Admission(most: 1);
        await admission.EnterAsync(goesFirst: false);
        var oldest = admission.EnterAsync(goesFirst: false).AsTask();

        time.Move(TimeSpan.FromMilliseconds(30));
        var younger = admission.EnterAsync(goesFirst: false).AsTask();
        time.Move(TimeSpan.FromTicks(1));

        Assert.False(await admission.EnterAsync(goesFirst: false));
        Assert.False(oldest.IsCompleted);
        admission.Leave();
        Assert.True(await oldest);
        Assert.False(younger.IsCompleted);
        admission.Leave();
        Assert.True(await younger);
    }

    [Fact]
    public async Task Who_finishes_work_goes_first_and_is_judged_by_its_own_queue()
    {
        var admission = Admission(most: 1);
        await admission.EnterAsync(goesFirst: false);
        var login = admission.EnterAsync(goesFirst: false).AsTask();
        time.Move(TimeSpan.FromMilliseconds(31));

        Assert.False(await admission.EnterAsync(goesFirst: false));
        var redemption = admission.EnterAsync(goesFirst: true).AsTask();
        admission.Leave();

        Assert.True(await redemption);
        Assert.False(login.IsCompleted);
        time.Move(TimeSpan.FromMilliseconds(31));
        var next = admission.EnterAsync(goesFirst: true).AsTask();
        Assert.False(next.IsCompleted);
    }

    [Fact]
    public async Task Who_has_waited_eight_times_too_long_is_given_up_when_somebody_comes()
    {
        var admission = Admission(most: 1);
        await admission.EnterAsync(goesFirst: false);
        var waiting = admission.EnterAsync(goesFirst: false).AsTask();
        time.Move(TimeSpan.FromMilliseconds(240));
        Assert.False(await admission.EnterAsync(goesFirst: false));
        Assert.False(waiting.IsCompleted);

        time.Move(TimeSpan.FromTicks(1));
        var newcomer = admission.EnterAsync(goesFirst: false).AsTask();

        Assert.False(await waiting);
        Assert.False(newcomer.IsCompleted);
    }

    [Fact]
    public async Task The_queue_is_bounded()
    {
        var admission = Admission(most: 1, waiting: 3);
        await admission.EnterAsync(goesFirst: false);
        var queue = Enumerable.Range(0, 3).Select(_ => admission.EnterAsync(goesFirst: true).AsTask()).ToArray();

        Assert.False(await admission.EnterAsync(goesFirst: true));
        Assert.All(queue, waiting => Assert.False(waiting.IsCompleted));
    }

    [Fact]
    public async Task Who_steps_aside_makes_room_and_comes_back_without_waiting()
    {
        var admission = Admission(most: 1);
        await admission.EnterAsync(goesFirst: false);
        using var place = new Place(admission, refusal: null);
        var other = admission.EnterAsync(goesFirst: false).AsTask();

        using (place.StepAside())
            Assert.True(await other);

        Assert.Equal((2, 0), admission.State);
        place.Dispose();
        admission.Leave();
        Assert.Equal((0, 0), admission.State);
    }

    [Fact]
    public async Task A_place_that_ends_while_its_request_is_aside_is_left_once()
    {
        var admission = Admission(most: 1);
        await admission.EnterAsync(goesFirst: false);
        using (var place = new Place(admission, refusal: null))
        {
            using (place.StepAside())
            using (place.StepAside())
                Assert.Equal((0, 0), admission.State);
        }

        Assert.Equal((0, 0), admission.State);
    }

    [Fact]
    public async Task Zero_lets_everybody_in()
    {
        var admission = Admission(most: 0);

        for (var i = 0; i < 10_000; i++)
            Assert.True(await admission.EnterAsync(goesFirst: false));
    }

    /// <summary>
    /// A server that finishes one piece of work in a millisecond, under ten times the load: as much is finished as without the load, and nobody who is let in
    /// has waited long. Every tick of the clock is the test's.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(10)]
    public async Task Under_ten_times_the_load_as_much_is_finished_as_before_and_nobody_waits_long(int load)
    {
        var admission = Admission(most: 8);
        var (finished, refused, working, longest) = (0, 0, 0, TimeSpan.Zero);
        var waiting = new List<(Task<bool> Turn, DateTimeOffset Since)>();
        for (var millisecond = 0; millisecond < 2_000; millisecond++)
        {
            for (var i = 0; i < load; i++)
                waiting.Add((admission.EnterAsync(goesFirst: i % 2 == 0).AsTask(), time.Now));
            foreach (var (turn, since) in waiting.Where(w => w.Turn.IsCompleted))
            {
                if (await turn)
                {
                    working++;
                    longest = time.Now - since > longest ? time.Now - since : longest;
                }
                else
                {
                    refused++;
                }
            }

            waiting.RemoveAll(w => w.Turn.IsCompleted);
            time.Move(TimeSpan.FromMilliseconds(1));
            if (working > 0)
            {
                working--;
                finished++;
                admission.Leave();
            }
        }

        Assert.InRange(finished, 1_990, 2_000);
        Assert.InRange(longest.TotalMilliseconds, 0, 240);
        Assert.InRange(refused, load == 1 ? 0 : ((load - 1) * 2_000) - 700, load == 1 ? 0 : load * 2_000);
    }

    private Admission Admission(int most, int waiting = 1_000) =>
        new(time, Options.Create(new PergolaPlatformOptions { Overload = { MostConcurrent = most, MostWaiting = waiting } }));
}
