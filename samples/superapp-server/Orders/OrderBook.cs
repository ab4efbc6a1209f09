using System.Collections.Concurrent;

namespace Pergola.Samples.SuperAppServer.Orders;

/// <summary>An order that a mini program's backend placed.</summary>
/// <param name="PrepayId">Its id.</param>
/// <param name="Description">What is paid.</param>
/// <param name="Total">In cents.</param>
/// <param name="Currency">Such as <c>USD</c>.</param>
public sealed record Order(string PrepayId, string Description, long Total, string Currency);

/// <summary>The orders, in memory. Each is paid once.</summary>
internal sealed class OrderBook
{
    private const int Limit = 10_000;

    private readonly ConcurrentDictionary<(string AppId, string PrepayId), Entry> _orders = new();

    /// <summary>Keeps an order.</summary>
    /// <returns>Whether there was room, and none of that id yet.</returns>
    public bool TryAdd(string appId, Order order) => _orders.Count < Limit && _orders.TryAdd((appId, order.PrepayId), new(order, false));

    /// <summary>An order that is still to be paid, or null.</summary>
    public Order? FindOpen(string appId, string prepayId) => _orders.TryGetValue((appId, prepayId), out var entry) && !entry.Paid ? entry.Order : null;

    /// <summary>Pays an order; of several callers one gets true.</summary>
    public bool TryPay(string appId, string prepayId) =>
        _orders.TryGetValue((appId, prepayId), out var entry) && !entry.Paid && _orders.TryUpdate((appId, prepayId), entry with { Paid = true }, entry);

    private sealed record Entry(Order Order, bool Paid);
}
