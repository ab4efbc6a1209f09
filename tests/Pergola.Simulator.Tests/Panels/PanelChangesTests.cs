using Pergola.Simulator.Panels;

namespace Pergola.Simulator.Tests.Panels;

public class PanelChangesTests
{
    [Fact]
    public async Task Changes_that_come_together_are_told_once()
    {
        var changes = new PanelChanges(TimeProvider.System);
        await using var told = changes.ListenAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        var first = told.MoveNextAsync();
        changes.Tell(Panel.Console);
        changes.Tell(Panel.Calls);
        changes.Tell(Panel.Calls);

        Assert.True(await first);
        Assert.Equal([Panel.Calls, Panel.Console], told.Current);

        var second = told.MoveNextAsync();
        changes.Tell(Panel.Status);
        Assert.True(await second);
        Assert.Equal([Panel.Status], told.Current);
    }

    [Fact]
    public async Task A_page_that_is_closed_is_forgotten()
    {
        var changes = new PanelChanges(TimeProvider.System);
        using var closed = new CancellationTokenSource();
        var told = changes.ListenAsync(closed.Token).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var waiting = told.MoveNextAsync();
        Assert.Equal(1, changes.Listeners);

        await closed.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
        Assert.Equal(0, changes.Listeners);
    }
}
