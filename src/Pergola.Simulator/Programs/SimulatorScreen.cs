using System.Buffers.Text;
using System.Security.Cryptography;
using Pergola.Runtime.View;

namespace Pergola.Simulator.Programs;

/// <summary>The one screen of the simulator, under an id that nobody can guess. It outlives the program's restarts.</summary>
internal sealed class SimulatorScreen : IViewSessions
{
    /// <summary>Where the phone's parts are served.</summary>
    public const string Prefix = "/pergola";

    private readonly string _id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    /// <summary>The screen. Whoever started the simulator opens its page soon.</summary>
    public ViewHub Hub { get; } = new() { ExpectedWithin = TimeSpan.FromMinutes(1) };

    /// <summary>The path at which the phone finds it.</summary>
    public string Address => $"{Prefix}/{_id}";

    /// <summary>
    /// Whether a path is asked for by the frame inside the phone. Its origin is opaque, so that its requests carry no cookie; the id proves them, and the table
    /// of regions is no secret.
    /// </summary>
    public bool IsOfFrame(PathString path) =>
        path == $"{Prefix}/regions.js" || path == $"{Address}/resource";

    public IViewSession? Find(string instance) => instance == _id ? Hub : null;
}
