using System.Text.Json;
using Pergola.Dispatch;

namespace Pergola.MiniApps.Network;

/// <summary>What a program wants of a new socket.</summary>
/// <param name="Url">A ws or wss URL.</param>
/// <param name="Timeout">How long it may take to be opened.</param>
internal sealed record SocketRequest(string Url, TimeSpan Timeout)
{
    /// <summary>Headers; those of the connection are left out.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>The protocols that the program speaks.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = [];

    /// <summary>Whether messages may be packed.</summary>
    public bool Deflates { get; init; }
}

/// <summary>The WebSockets of one instance, by the numbers that the logic gave them. They end with the gate, when the program stops.</summary>
internal sealed class MiniAppSockets(NetworkGate gate, NetworkGateOptions options) : IDisposable
{
    /// <summary>How many an instance may have at once, as WeChat's.</summary>
    public const int Most = 5;

    private readonly Dictionary<int, MiniAppSocket> _open = [];
    private readonly List<int> _order = [];
    private readonly Lock _lock = new();
    private bool _ended;

    /// <summary>Starts to open a socket.</summary>
    /// <param name="id">The number by which the program will name it.</param>
    /// <param name="request">What is opened.</param>
    /// <param name="tell">Is told of its events: <c>Open</c>, <c>Message</c>, <c>Error</c> and, as the last one, <c>Close</c>.</param>
    /// <exception cref="OpenApiException">It is refused: nothing will be told.</exception>
    public void Open(int id, SocketRequest request, Action<string, JsonElement> tell)
    {
        var found = gate.FindSocket(request.Url);
        foreach (var (name, value) in request.Headers) GateMessages.Check(name, value);
        var socket = new MiniAppSocket(options.Time, tell);
        lock (_lock)
        {
            if (_ended) throw NetworkErrors.Abort();
            if (_open.Count >= Most) throw NetworkErrors.Failed($"exceed the max number of sockets: {Most}");
            if (!_open.TryAdd(id, socket)) throw OpenApiErrors.Parameter("parameter.socketTaskId is that of another socket;");
            _order.Add(id);
        }

        _ = RunAsync(id, socket, request, found);
    }

    /// <summary>A socket; of id 0 the one that was opened last.</summary>
    /// <exception cref="OpenApiException">There is none.</exception>
    public MiniAppSocket Find(int id)
    {
        lock (_lock)
        {
            if (id == 0 && _order.Count > 0) id = _order[^1];
            return _open.GetValueOrDefault(id) ?? throw NetworkErrors.Failed("WebSocket is not connected");
        }
    }

    /// <summary>The program has taken a message of a socket, which may be gone by now.</summary>
    public void Taken(int id)
    {
        lock (_lock)
        {
            _open.GetValueOrDefault(id)?.Taken();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            _ended = true;
            foreach (var socket in _open.Values) socket.Abort();
        }
    }

    private async Task RunAsync(int id, MiniAppSocket socket, SocketRequest request, (Uri Target, bool IsMapped) found)
    {
        // Off the program's loop from the first step on.
        await Task.Yield();
        using (socket)
        {
            await socket.RunAsync((client, ct) => gate.ConnectAsync(client, found, ct), request, closing: () =>
            {
                lock (_lock)
                {
                    _open.Remove(id);
                    _order.Remove(id);
                }
            }).ConfigureAwait(false);
        }
    }
}
