using Microsoft.AspNetCore.Builder;

namespace Pergola.Platform.Limits;

/// <summary>Marks an endpoint that finishes what others have begun (a code's redemption, a logout): under overload it goes before new work.</summary>
internal sealed class FinishesWork
{
    public static FinishesWork Mark { get; } = new();
}

/// <summary>Says it beside the endpoint, in the map.</summary>
internal static class FinishesWorkEndpoints
{
    public static RouteHandlerBuilder FinishesWork(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(Limits.FinishesWork.Mark);
}
