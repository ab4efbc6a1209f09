using Pergola.Platform.Codes;
using Pergola.Platform.Tests.Reliability.Stores;
using Pergola.Platform.Tests.Reliability.Workers;

namespace Pergola.Platform.Tests.Reliability.Kills;

/// <summary>A process under load: it issues and uses codes on a store of its own until it is killed, and writes down what it was answered.</summary>
public sealed class LoadWorker
{
    private const int Redeemers = 16;

    [Fact(Explicit = true)]
    public async Task The_worker_issues_and_uses_codes_until_it_is_killed()
    {
        var orders = WorkerOrders.Mine();
        WorkerProcess.EndWithParent();
        using var journal = new Journal(orders.Path);
        journal.Write(JournalWord.Opening);
        await using var store = new StoreAddress(orders.Engine, orders.Location).Open();
        var codes = orders.AnswersEarly ? new EarlyCodeStore(store.Codes) : store.Codes;
        await Task.WhenAll(Enumerable.Range(0, Redeemers).Select(n => Task.Run(() => new Load(codes, journal).RunAsync(n))));
    }

    private sealed class Load(ICodeStore codes, Journal journal)
    {
        private static readonly FlowKind[] Turns = [FlowKind.Login, FlowKind.Claim, FlowKind.Login, FlowKind.Trade, FlowKind.Login, FlowKind.Claim, FlowKind.Hold];

        public async Task RunAsync(int turn)
        {
            for (; ; turn++)
            {
                var flow = Flow.New(Turns[turn % Turns.Length]);
                try
                {
                    await codes.AddAsync(flow.NewCode, CancellationToken.None);
                    journal.Write(JournalWord.Issued, flow);
                    await UseAsync(flow);
                }
                catch (Exception thrown)
                {
                    // Whether it was done is not known now; the check after the kill asks.
                    await FaultAsync(flow, thrown);
                }
            }
        }

        private async Task UseAsync(Flow flow)
        {
            switch (flow.Kind)
            {
                case FlowKind.Login:
                    await Task.WhenAll(RedeemAsync(flow, Flow.First), RedeemAsync(flow, Flow.Rival));
                    break;
                case FlowKind.Trade:
                    Answered(flow, Flow.First, await codes.TradeAsync(flow.Try(Flow.First), flow.User.Uid, flow.Traded(Flow.First), CancellationToken.None));
                    break;
                default:
                    await ClaimAsync(flow);
                    break;
            }
        }

        private async Task RedeemAsync(Flow flow, string attempt) =>
            Answered(flow, attempt, (await AgainAsync(flow, () => codes.RedeemAsync(flow.Try(attempt), flow.Session(attempt), CancellationToken.None))).Refusal);

        private async Task ClaimAsync(Flow flow)
        {
            var claim = await AgainAsync(flow, () => codes.ClaimAsync(flow.Try(Flow.First), Flow.Lease, CancellationToken.None));
            if (claim.SealedSecret is null)
            {
                Answered(flow, Flow.First, claim.Refusal);
                return;
            }

            journal.Write(JournalWord.Claimed, flow);
            if (flow.Kind is FlowKind.Claim)
                Answered(flow, Flow.First, (await AgainAsync(flow, () => codes.CompleteAsync(flow.Try(Flow.First), flow.User, flow.Session(Flow.First), CancellationToken.None))).Refusal);
        }

        private void Answered(Flow flow, string attempt, Refusal? refusal) => journal.Write(refusal is null ? JournalWord.Won : JournalWord.Refused, flow, attempt);

        /// <summary>What a mini program backend does with an Idempotency-Key: the same attempt again, until there is an answer.</summary>
        private async Task<T> AgainAsync<T>(Flow flow, Func<Task<T>> attempt)
        {
            while (true)
            {
                try
                {
                    return await attempt();
                }
                catch (Exception thrown)
                {
                    await FaultAsync(flow, thrown);
                }
            }
        }

        private async Task FaultAsync(Flow flow, Exception thrown)
        {
            journal.Write(JournalWord.Fault, flow, $"{thrown.GetType().Name} {thrown.Message.ReplaceLineEndings(" ")}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
