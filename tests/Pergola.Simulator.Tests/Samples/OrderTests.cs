using System.Net;

namespace Pergola.Simulator.Tests.Samples;

public class OrderTests
{
    private static readonly object Tea = new { prepayId = "pi1", description = "Tea", total = 1250, currency = "USD" };

    [Fact]
    public async Task An_order_is_paid_once()
    {
        await using var servers = await SampleServers.StartAsync();
        var token = await servers.SignInAsync("ada");
        using var placed = await servers.PostAsync("orders", new { appId = SampleServers.AppId, order = Tea }, SampleServers.BackendKey);
        Assert.Equal(HttpStatusCode.NoContent, placed.StatusCode);
        var query = new { appId = SampleServers.AppId, prepayId = "pi1" };

        using var shown = await servers.PostAsync("client/order", query, token);
        Assert.Equal(1250, (await SampleServers.JsonAsync(shown)).GetProperty("total").GetInt64());
        using var first = await servers.PostAsync("client/pay", query, token);
        using var second = await servers.PostAsync("client/pay", query, token);
        using var gone = await servers.PostAsync("client/order", query, token);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Conflict, HttpStatusCode.NotFound), (first.StatusCode, second.StatusCode, gone.StatusCode));
    }

    [Fact]
    public async Task Nobody_else_places_or_pays_orders()
    {
        await using var servers = await SampleServers.StartAsync();

        using var placed = await servers.PostAsync("orders", new { appId = SampleServers.AppId, order = Tea }, "another key");
        using var paid = await servers.PostAsync("client/pay", new { appId = SampleServers.AppId, prepayId = "pi1" });

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (placed.StatusCode, paid.StatusCode));
    }
}
