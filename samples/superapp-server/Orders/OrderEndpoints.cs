using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Pergola.Samples.SuperAppServer.Orders;

/// <summary>What a backend sends to place an order.</summary>
internal sealed record PlaceOrder(string AppId, Order Order);

/// <summary>The order that the superapp's client is to pay.</summary>
internal sealed record OrderQuery(string AppId, string PrepayId);

/// <summary>The cashier's side of the server: a backend places orders, the superapp's client shows and pays them.</summary>
internal static class OrderEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/orders", Place);
        app.MapPost("/client/order", Find);
        app.MapPost("/client/pay", Pay);
    }

    private static Results<NoContent, UnauthorizedHttpResult, Conflict> Place(PlaceOrder request, HttpRequest http, SampleSuperAppServerOptions options, OrderBook orders)
    {
        if (!options.IsBackendOf(request.AppId, Bearer.TokenOf(http)))
            return TypedResults.Unauthorized();
        return orders.TryAdd(request.AppId, request.Order) ? TypedResults.NoContent() : TypedResults.Conflict();
    }

    private static Results<Ok<Order>, NotFound, UnauthorizedHttpResult> Find(OrderQuery query, HttpRequest http, SignIns signIns, OrderBook orders)
    {
        if (signIns.Find(Bearer.TokenOf(http)) is null)
            return TypedResults.Unauthorized();
        return orders.FindOpen(query.AppId, query.PrepayId) is { } order ? TypedResults.Ok(order) : TypedResults.NotFound();
    }

    private static Results<NoContent, Conflict, UnauthorizedHttpResult> Pay(OrderQuery query, HttpRequest http, SignIns signIns, OrderBook orders)
    {
        if (signIns.Find(Bearer.TokenOf(http)) is null)
            return TypedResults.Unauthorized();
        return orders.TryPay(query.AppId, query.PrepayId) ? TypedResults.NoContent() : TypedResults.Conflict();
    }
}
