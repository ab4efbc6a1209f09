using Pergola.Dispatch;

namespace Pergola.Tests.Dispatch;

public sealed class GestureLedgerTests
{
    private readonly ManualTime _time = new();
    private readonly FakeMiniApp _app = new();
    private readonly GestureLedger _ledger;

    public GestureLedgerTests() => _ledger = new(_time);

    [Theory]
    [InlineData(0, true)]
    [InlineData(4900, true)]
    [InlineData(5000, true)]
    [InlineData(5001, false)]
    [InlineData(5100, false)]
    public void A_tap_lives_five_seconds(int milliseconds, bool lives)
    {
        _ledger.Mint(_app, 1, GestureKind.Tap);
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(lives, _ledger.Spend(_app, 1, GestureKind.Tap));
    }

    [Fact]
    public void A_tap_is_spent_once()
    {
        _ledger.Mint(_app, 1, GestureKind.Tap);

        Assert.True(_ledger.Spend(_app, 1, GestureKind.Tap));
        Assert.False(_ledger.Spend(_app, 1, GestureKind.Tap));
    }

    [Fact]
    public void Two_taps_are_two_calls()
    {
        _ledger.Mint(_app, 1, GestureKind.Tap);
        _time.Advance(TimeSpan.FromSeconds(3));
        _ledger.Mint(_app, 1, GestureKind.Tap);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(_ledger.Spend(_app, 1, GestureKind.Tap));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(_ledger.Spend(_app, 1, GestureKind.Tap));
    }

    [Fact]
    public void A_tap_belongs_to_its_page_its_instance_and_its_kind()
    {
        _ledger.Mint(_app, 1, GestureKind.Tap);

        Assert.False(_ledger.Spend(_app, 2, GestureKind.Tap));
        Assert.False(_ledger.Spend(new FakeMiniApp(), 1, GestureKind.Tap));
        Assert.False(_ledger.Spend(_app, 1, GestureKind.Focus));
        Assert.True(_ledger.Spend(_app, 1, GestureKind.Tap));
    }

    [Fact]
    public void The_tap_on_an_open_type_button_is_spent_by_that_button_only()
    {
        _ledger.MintForControl(_app, 1, node: 7, GestureKind.Tap);

        Assert.False(_ledger.Spend(_app, 1, GestureKind.Tap));
        Assert.False(_ledger.Spend(_app, 1, GestureKind.Tap, button: 8));
        Assert.True(_ledger.Spend(_app, 1, GestureKind.Tap, button: 7));
        Assert.False(_ledger.Spend(_app, 1, GestureKind.Tap, button: 7));
    }

    [Fact]
    public void A_tap_on_the_page_is_no_tap_on_a_button()
    {
        _ledger.Mint(_app, 1, GestureKind.Tap);

        Assert.False(_ledger.Spend(_app, 1, GestureKind.Tap, button: 7));
    }

    [Fact]
    public void One_tap_goes_to_exactly_one_of_many_threads()
    {
        for (var round = 0; round < 100; round++)
        {
            _ledger.Mint(_app, 1, GestureKind.Tap);
            var spent = 0;
            Parallel.For(0, 8, _ =>
            {
                if (_ledger.Spend(_app, 1, GestureKind.Tap)) Interlocked.Increment(ref spent);
            });
            Assert.Equal(1, spent);
        }
    }
}
