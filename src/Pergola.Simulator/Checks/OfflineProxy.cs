using Pergola.Dispatch;
using Pergola.MiniApps;

namespace Pergola.Simulator.Checks;

/// <summary>A superapp without servers: it signs nobody in, and says so at every level that app.json does not set itself.</summary>
internal sealed class OfflineProxy : MiniOpenApiProxy
{
    public override ApiLevel DefaultApiLevel(MiniAppContext context) => ApiLevel.V1;

    public override Task<LoginResult> LoginAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => throw OpenApiErrors.SignedOut();

    public override Task<OpenApiResult> CheckSessionAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => throw OpenApiErrors.SignedOut();
}
