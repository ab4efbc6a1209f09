using System.Text;
using System.Threading.Channels;
using Pergola.Runtime.View;

namespace Pergola.Tests.Runtime.View;

public sealed class ViewHubTests
{
    private readonly ViewHub _hub = new();
    private readonly FakeOwner _owner;

    public ViewHubTests() => _owner = new FakeOwner(_hub);

    [Fact]
    public async Task A_view_that_comes_is_sent_everything_and_then_every_change()
    {
        _hub.Own(_owner);
        _hub.Send("dropped"u8.ToArray());
        var carrier = new FakeCarrier();
        _hub.Attach(carrier);
        _hub.Send("later"u8.ToArray());

        Assert.Equal(["""{"t":"reset"}""", "drawn", "later"], await carrier.TakeAsync(3));
        Assert.True(_hub.IsAttached);
    }

    [Fact]
    public async Task A_second_view_replaces_the_first()
    {
        _hub.Own(_owner);
        var first = new FakeCarrier();
        var second = new FakeCarrier();
        _hub.Attach(first);
        _hub.Attach(second);
        _hub.Detach(first);
        _hub.Send("only to the second"u8.ToArray());

        Assert.Equal("only to the second", (await second.TakeAsync(3))[2]);
        Assert.Equal(0, _owner.Lost);
    }

    [Fact]
    public async Task A_view_that_goes_is_told_to_the_program()
    {
        _hub.Own(_owner);
        var carrier = new FakeCarrier();
        _hub.Attach(carrier);
        await carrier.TakeAsync(2);
        _hub.Detach(carrier);
        Assert.False(_hub.IsAttached);
        Assert.Equal(1, _owner.Lost);
    }

    [Fact]
    public async Task A_failure_stands_until_a_program_is_shown()
    {
        _hub.ShowFailure("Broken", "Mend it", "app.json", 3, 5);
        var carrier = new FakeCarrier();
        _hub.Attach(carrier);
        Assert.Equal("""{"t":"failed","title":"Broken","text":"Mend it","file":"app.json","line":3,"column":5}""", (await carrier.TakeAsync(2))[1]);

        _hub.Own(_owner);
        Assert.Equal(["""{"t":"reset"}""", "drawn"], await carrier.TakeAsync(2));
    }

    [Fact]
    public async Task Messages_go_to_the_program_that_owns_the_screen_now()
    {
        await _hub.ReceiveAsync("nobody"u8.ToArray(), TestContext.Current.CancellationToken);
        _hub.Own(_owner);
        await _hub.ReceiveAsync("tap"u8.ToArray(), TestContext.Current.CancellationToken);
        _hub.Release(_owner, "stopped");
        await _hub.ReceiveAsync("late"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal(["tap"], _owner.Received);
    }

    [Fact]
    public async Task A_carrier_that_cannot_send_is_let_go()
    {
        _hub.Own(_owner);
        _hub.Attach(new BrokenCarrier());
        await _owner.LostOnce.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.False(_hub.IsAttached);
    }

    private sealed class FakeOwner(ViewHub hub) : IViewOwner
    {
        public List<string> Received { get; } = [];

        public int Lost { get; private set; }

        public TaskCompletionSource LostOnce { get; } = new();

        public void Redraw() => hub.GoLive(static send => send("drawn"u8.ToArray()));

        public void ViewLost()
        {
            Lost++;
            LostOnce.TrySetResult();
        }

        public ValueTask<ViewResource?> OpenResourceAsync(string source, CancellationToken cancellationToken) =>
            new(new ViewResource(Stream.Null, source));

        public void Receive(ReadOnlySpan<byte> message) => Received.Add(Encoding.UTF8.GetString(message));
    }

    private sealed class FakeCarrier : IViewCarrier
    {
        private readonly Channel<string> _sent = Channel.CreateUnbounded<string>();

        public async Task<string[]> TakeAsync(int count)
        {
            var taken = new string[count];
            for (var index = 0; index < count; index++)
                taken[index] = await _sent.Reader.ReadAsync(TestContext.Current.CancellationToken);
            return taken;
        }

        public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
        {
            _sent.Writer.TryWrite(Encoding.UTF8.GetString(message.Span));
            return ValueTask.CompletedTask;
        }
    }

    private sealed class BrokenCarrier : IViewCarrier
    {
        public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken) => throw new IOException("gone");
    }
}
