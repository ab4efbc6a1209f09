using System.Net.Sockets;
using Pergola.Platform.Tests.Hosting;
using Pergola.Platform.Tests.Reliability.Stores;
using Pergola.Platform.Tests.Reliability.Workers;

namespace Pergola.Platform.Tests.Reliability.Races;

/// <summary>The racing processes, started once for the races of a class.</summary>
public sealed class RaceTeam : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly List<WorkerProcess> processes = [];
    private readonly List<(BinaryReader Reader, BinaryWriter Writer)> racers = [];

    public async ValueTask InitializeAsync()
    {
        var path = Path.Combine(folder.Path, "race");
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        for (var i = 0; i < RaceOrder.Processes; i++)
            processes.Add(WorkerProcess.Start(typeof(Racer), nameof(Racer.The_worker_races_for_codes_until_nobody_asks), new WorkerOrders(path, i)));
        for (var i = 0; i < RaceOrder.Processes; i++)
        {
            var stream = new BufferedStream(new NetworkStream(await AcceptAsync(listener), ownsSocket: true));
            racers.Add((new BinaryReader(stream), new BinaryWriter(stream)));
            _ = racers[i].Reader.ReadInt32();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (reader, writer) in racers)
        {
            reader.Dispose();
            await writer.DisposeAsync();
        }

        processes.ForEach(process => process.Dispose());
        folder.Dispose();
    }

    internal void Open(StoreAddress address)
    {
        foreach (var (_, writer) in racers)
            RaceWire.Write(writer, address);
    }

    internal RaceTry[] Race(RaceOrder order)
    {
        try
        {
            foreach (var (_, writer) in racers)
            {
                RaceWire.Write(writer, order);
                writer.Flush();
            }

            foreach (var (reader, _) in racers)
                RaceWire.Expect(reader, RaceWire.Ready);
            foreach (var (_, writer) in racers)
            {
                writer.Write(RaceWire.Go);
                writer.Flush();
            }

            return [.. racers.SelectMany(racer => RaceWire.ReadTries(racer.Reader))];
        }
        catch (IOException ended)
        {
            throw new InvalidOperationException($"A racing process has ended: {string.Concat(processes.Select(process => process.Output))}", ended);
        }
    }

    private async Task<Socket> AcceptAsync(Socket listener)
    {
        var accepted = listener.AcceptAsync();
        while (await Task.WhenAny(accepted, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System)) != accepted)
        {
            if (processes.Find(process => process.HasExited) is { } ended)
                throw new InvalidOperationException($"A racing process ended before it began: {ended.Output}");
        }

        return await accepted;
    }
}
