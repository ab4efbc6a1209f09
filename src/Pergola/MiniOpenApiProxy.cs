using System.Runtime.CompilerServices;
using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola;

/// <summary>
/// The superapp's side of the open APIs: derive from it and override what your app answers itself. Every open API adds its own
/// method, which fails with <c>not implemented by the superapp</c> until it is overridden. Throw <see cref="OpenApiException"/> for a deliberate
/// failure; whatever else is thrown is logged, and the mini program sees <c>internal error</c>.
/// </summary>
public abstract partial class MiniOpenApiProxy
{
    /// <summary>The level of a mini program whose app.json sets none (Android: <c>defaultApiLevel</c>; iOS: <c>openApiVersion:</c>).</summary>
    /// <param name="context">The mini program that calls.</param>
    /// <returns><see cref="ApiLevel.Undefined"/> leaves it to the SDK, which takes v2.</returns>
    public virtual ApiLevel DefaultApiLevel(MiniAppContext context) => ApiLevel.Undefined;

    /// <summary>What a method that the superapp has not overridden does.</summary>
    /// <typeparam name="T">What it would answer.</typeparam>
    /// <param name="method">The method; filled in by the compiler.</param>
    protected static Task<T> NotServed<T>([CallerMemberName] string method = "") =>
        Task.FromException<T>(method == nameof(GetAuthCodeAsync) ? OpenApiErrors.NoGetAuthCode() : OpenApiErrors.NotImplemented());
}

/// <summary>What answers when the superapp registers no proxy: nothing is implemented.</summary>
internal sealed class NoOpenApiProxy : MiniOpenApiProxy;
