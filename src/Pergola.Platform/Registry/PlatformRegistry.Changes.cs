using Pergola.Platform.Operators;

namespace Pergola.Platform.Registry;

/// <content>The operator's way to change it: look, decide, write, and look again when somebody else has written in between.</content>
internal sealed partial class PlatformRegistry
{
    /// <summary>More than these tries in a row lose only when something writes without end.</summary>
    private const int MostTries = 20;

    /// <summary>
    /// Lets <paramref name="decide"/> look at the newest registry and writes what it decides. When another node or operator writes in between, it decides again on
    /// what is there then, so that no change is lost. A decision without a change writes nothing.
    /// </summary>
    /// <exception cref="OperationRefusedException">What <paramref name="decide"/> refuses; or others write all the time.</exception>
    public Task<T> DecideAsync<T>(Func<State, RegistryDecision<T>> decide, CancellationToken cancellationToken) =>
        ChangeAsync(async () =>
        {
            for (var tries = 0; tries < MostTries; tries++)
            {
                var seen = state;
                var decision = decide(seen);
                if (decision.Change is null)
                    return decision.Answer;
                var written = await store.TryChangeAsync(decision.Change, seen.Version, cancellationToken);
                await LoadAsync(cancellationToken);
                if (written)
                    return decision.Answer;
            }

            throw new OperationRefusedException(OperationRefusal.Conflict, "Others change the registry all the time. Try again in a moment.");
        }, cancellationToken);

    /// <summary>What to store of a superapp: a new one, or a changed one that keeps its keys.</summary>
    public SuperAppRow RowOf(SuperAppRegistration superApp, SuperApp? known) => Row(superApp, known);

    /// <summary>A superapp's secrets and settings as they would be registered.</summary>
    public static SuperAppRegistration RegistrationOf(SuperApp superApp) => new()
    {
        AppKey = superApp.AppKey,
        AppSecret = System.Text.Encoding.UTF8.GetString(superApp.AppSecret),
        SecretKey = System.Text.Encoding.UTF8.GetString(superApp.SecretKey),
        ServiceDomain = superApp.ServiceDomain,
        ClientKey = superApp.ClientKey,
        TimestampCipher = superApp.TimestampCipher,
        DangerouslyTrustBareUids = superApp.TrustBareUids,
        MinimumApiLevel = superApp.MinimumLevel == 0 ? null : (ApiLevel)superApp.MinimumLevel,
    };

    /// <summary>The newest registry that this node knows.</summary>
    public State Now => state;
}

/// <summary>What is to be written, or null for nothing, and what the operator is told.</summary>
internal sealed record RegistryDecision<T>(T Answer, RegistryChange? Change);
