namespace Pergola.Platform.Limits;

/// <summary>A request's place among those that are worked on, or why it has none.</summary>
internal sealed class Place(Admission? admission, PlatformException? refusal) : IDisposable
{
    private static readonly AsyncLocal<Place?> Own = new();

    private Admission? held = admission;

    /// <summary>The place of the request that this code runs for; null outside of one.</summary>
    public static Place? Current
    {
        get => Own.Value;
        set => Own.Value = value;
    }

    /// <summary>Why the request is refused; null when it is let in.</summary>
    public PlatformException? Refusal => refusal;

    /// <summary>Lets another work while this request waits for somebody else's server; dispose to go on.</summary>
    public Aside StepAside() => new(this);

    public void Dispose() => Interlocked.Exchange(ref held, null)?.Leave();

    /// <summary>The time in which a request only waits.</summary>
    internal sealed class Aside : IDisposable
    {
        private readonly Place place;
        private readonly Admission? left;

        public Aside(Place place)
        {
            this.place = place;
            left = Interlocked.Exchange(ref place.held, null);
            left?.Leave();
        }

        public void Dispose()
        {
            if (left is null)
                return;
            left.Return();
            place.held = left;
        }
    }
}
