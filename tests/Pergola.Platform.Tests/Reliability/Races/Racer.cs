using System.Diagnostics;
using System.Net.Sockets;
using Pergola.Platform.Codes;
using Pergola.Platform.Sessions;
using Pergola.Platform.Tests.Reliability.Stores;
using Pergola.Platform.Tests.Reliability.Workers;

namespace Pergola.Platform.Tests.Reliability.Races;

/// <summary>One of the processes that race: it opens the store by itself, and starts its redeemers when it is told to.</summary>
public sealed class Racer
{
    [Fact(Explicit = true)]
    public async Task The_worker_races_for_codes_until_nobody_asks()
    {
        var orders = WorkerOrders.Mine();
        WorkerProcess.EndWithParent();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(orders.Path));
        await using var stream = new BufferedStream(new NetworkStream(socket));
        using var reader = new BinaryReader(stream);
        await using var writer = new BinaryWriter(stream);
        writer.Write(orders.Number);
        writer.Flush();
        await ServeAsync(orders.Number, reader, writer);
    }

    private static async Task ServeAsync(int process, BinaryReader reader, BinaryWriter writer)
    {
        OpenStore? store = null;
        try
        {
            while (true)
            {
                if (reader.ReadByte() == RaceWire.Open)
                {
                    await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
                    store = RaceWire.ReadAddress(reader).Open();
                }
                else
                {
                    RaceWire.Write(writer, await RaceAsync(process, store!, reader, writer));
                    writer.Flush();
                }
            }
        }
        catch (EndOfStreamException)
        {
            // The test is over.
        }
        finally
        {
            await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }

    private static async Task<RaceTry[]> RaceAsync(int process, OpenStore store, BinaryReader reader, BinaryWriter writer)
    {
        var order = RaceWire.ReadOrder(reader);
        ICodeStore codes = order.Fault is StoreFault.None ? store.Codes : new BrokenCodeStore(store, order.Fault);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tries = new List<Task<RaceTry>>();
        for (var code = order.First; code < order.First + order.Count; code++)
        {
            for (var redeemer = 0; redeemer < order.Redeemers(process, code); redeemer++)
                tries.Add(TryAsync(codes, order, code, process, redeemer, gate.Task));
        }

        writer.Write(RaceWire.Ready);
        writer.Flush();
        RaceWire.Expect(reader, RaceWire.Go);
        gate.SetResult();
        return await Task.WhenAll(tries);
    }

    private static async Task<RaceTry> TryAsync(ICodeStore codes, RaceOrder order, int code, int process, int redeemer, Task gate)
    {
        await gate;
        var attempt = RaceOrder.Attempt(process, redeemer);
        var start = Stopwatch.GetTimestamp();
        var (won, fault) = (false, "");
        try
        {
            won = await WinsAsync(codes, order, code, attempt);
        }
        catch (Exception thrown)
        {
            fault = $"{thrown.GetType().Name}: {thrown.Message}";
        }

        return new RaceTry(code, process, redeemer, won, start, Stopwatch.GetTimestamp(), fault);
    }

    private static async Task<bool> WinsAsync(ICodeStore codes, RaceOrder order, int code, string attempt)
    {
        var (mine, session) = (order.Try(code, attempt), RaceOrder.Session(code, attempt));
        switch (order.Kind)
        {
            case RaceKind.Redeem:
                return IsMine((await codes.RedeemAsync(mine, session, CancellationToken.None)).Session, session);
            case RaceKind.Trade:
                var traded = new TradedCode(CodeText.Hash(RaceOrder.Traded(code, attempt)), CodeKind.Phone, order.NewCode(code).ExpiresAt);
                return await codes.TradeAsync(mine, RaceOrder.Code(code), traded, CancellationToken.None) is null;
            default:
                // Everybody tries to complete, whether they hold the code or not.
                var claim = await codes.ClaimAsync(mine, TimeSpan.FromSeconds(30), CancellationToken.None);
                var completed = await codes.CompleteAsync(mine, order.NewCode(code).User!, session, CancellationToken.None);
                var won = IsMine(completed.Session, session);
                return won == claim.SealedSecret is not null ? won : throw new InvalidOperationException($"claimed: {!won}, but completed: {won}");
        }
    }

    private static bool IsMine(StoredSession? answer, NewSession session)
    {
        if (answer is not null && !answer.SealedKey.SequenceEqual(session.SealedKey))
            throw new InvalidOperationException("the answer is the session of another attempt");
        return answer is not null;
    }
}
