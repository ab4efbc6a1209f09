using Microsoft.AspNetCore.Http;
using Pergola.Platform.Codes;
using Pergola.Platform.Registry;
using Pergola.Platform.Trust;
using Pergola.Platform.Users;
using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform.Endpoints;

/// <summary>POST /sdk/v1/contact/preview: what a consent sheet may show of a phone number or e-mail address, and the ticket for its code.</summary>
internal sealed class SdkPreviewContact(SdkCall sdk, PlatformRegistry registry, RequestUsers users, ContactCodes codes) : ISdkEndpoint
{
    public Task<IResult> HandleAsync(HttpContext http) =>
        sdk.AnswerAsync(
            http, SdkPaths.PreviewContact, ProtocolJson.Default.ContactPreviewRequest, ProtocolJson.Default.ContactPreviewResponse,
            (error, requestId, debug) => new ContactPreviewResponse { ErrCode = error.Code, ErrMsg = error.Message, RequestId = requestId, Debug = debug },
            async (caller, request, requestId) =>
            {
                var (masked, ticket) = await PreviewAsync(caller, request, http.RequestAborted);
                return new ContactPreviewResponse { ErrCode = 0, ErrMsg = "ok", RequestId = requestId, Masked = masked, Ticket = ticket };
            });

    private async Task<(string Masked, string Ticket)> PreviewAsync(Caller caller, ContactPreviewRequest request, CancellationToken cancellationToken)
    {
        var miniProgram = registry.RequireOf(caller.SuperApp, request.AppId);
        var kind = ContactKind.Require(request.Kind);
        var user = await users.RequireAsync(
            caller.SuperApp, miniProgram, request.Level, caller.UserOf(request.Uid), request.AuthCode, kind.Scope, cancellationToken);
        return await codes.PreviewAsync(caller.SuperApp, miniProgram, user, kind, cancellationToken);
    }
}
