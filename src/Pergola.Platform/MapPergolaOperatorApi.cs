using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pergola.Platform.Endpoints.Operator;
using Pergola.Platform.Operators;

namespace Microsoft.AspNetCore.Builder;

/// <summary>The operator API: this is the table of contents.</summary>
public static class PergolaOperatorApi
{
    /// <summary>
    /// Maps the operator API: administration of superapps, mini programs, users and tokens, for whoever sends an operator's token as <c>Authorization: Bearer</c>.
    /// Its OpenAPI document is at <c>openapi.json</c> below the prefix. Cookies mean nothing to it, so that no other site can use a browser's sign-in, and it sends no
    /// CORS headers. Keep it off the public network all the same: the platform's own endpoints do not need it.
    /// </summary>
    /// <param name="endpoints">Where to map it; the services come from <c>AddPergolaPlatform</c>.</param>
    /// <param name="prefix">The path before every call.</param>
    /// <returns>The group of the calls, to restrict it further, such as to a host: <c>RequireHost("127.0.0.1:5081")</c>.</returns>
    public static RouteGroupBuilder MapPergolaOperatorApi(this IEndpointRouteBuilder endpoints, string prefix = "/operator/v1")
    {
        var group = endpoints.MapGroup(prefix);
        group.MapGet("/openapi.json", OperatorDocument.HandleAsync).ExcludeFromDescription();
        var api = group.MapGroup("").WithGroupName(OperatorDocument.Name).AddEndpointFilter<RouteGroupBuilder, OperatorGate>();

        api.MapGet("/superapps", ListSuperApps.HandleAsync).Reads<SuperAppList>("listSuperApps", "Lists the superapps");
        api.MapPost("/superapps", AddSuperApp.HandleAsync).Changes<NewSuperApp, IssuedSuperApp>("addSuperApp", "Adds a superapp; the answer holds its secrets, this once", StatusCodes.Status201Created);
        api.MapGet("/superapps/{appKey}", ShowSuperApp.HandleAsync).Reads<SuperAppDetails>("showSuperApp", "Shows a superapp");
        api.MapPatch("/superapps/{appKey}", ChangeSuperApp.HandleAsync).Changes<SuperAppChange, SuperAppDetails>("changeSuperApp", "Changes settings of a superapp");
        api.MapPost("/superapps/{appKey}/secrets", RotateSuperAppSecrets.HandleAsync).Changes<SuperAppSecretChange, IssuedSuperApp>("rotateSuperAppSecrets", "Makes secrets of a superapp anew; the old app secret stays good for a day, the old SecretKey ends at once");

        api.MapGet("/teams", ListTeams.HandleAsync).Reads<TeamList>("listTeams", "Lists the teams");
        api.MapPost("/teams", AddTeam.HandleAsync).Changes<NewTeam, TeamDetails>("addTeam", "Adds a team", StatusCodes.Status201Created);

        api.MapGet("/programs", ListMiniPrograms.HandleAsync).Reads<MiniProgramList>("listMiniPrograms", "Lists the mini programs");
        api.MapPost("/programs", AddMiniProgram.HandleAsync).Changes<NewMiniProgram, IssuedMiniProgram>("addMiniProgram", "Adds a mini program; the answer holds its secret, this once", StatusCodes.Status201Created);
        api.MapGet("/programs/{appId}", ShowMiniProgram.HandleAsync).Reads<MiniProgramDetails>("showMiniProgram", "Shows a mini program with its versions and templates");
        api.MapPatch("/programs/{appId}", ChangeMiniProgram.HandleAsync).Changes<MiniProgramChange, MiniProgramDetails>("changeMiniProgram", "Changes a mini program");
        api.MapPost("/programs/{appId}/secret", RotateMiniProgramSecret.HandleAsync).Changes<MiniProgramSecretChange, IssuedMiniProgram>("rotateMiniProgramSecret", "Makes the secret of a mini program anew; the old one stays good for a while");
        api.MapPost("/programs/{appId}/versions", PublishVersion.HandleAsync).Changes<NewVersion, MiniProgramDetails>("publishVersion", "Makes a version the current one of its environment");
        api.MapGet("/programs/{appId}/templates", ListTemplates.HandleAsync).Reads<TemplateList>("listTemplates", "Lists the templates of a mini program's subscription messages");
        api.MapPost("/programs/{appId}/templates", AddTemplate.HandleAsync).Changes<NewTemplate, TemplateDetails>("addTemplate", "Adds a template", StatusCodes.Status201Created);
        api.MapDelete("/programs/{appId}/templates/{id}", RemoveTemplate.HandleAsync).Changes("removeTemplate", "Removes a template");

        api.MapGet("/sessions", ListSessions.HandleAsync).Reads<SessionPage>("listSessions", "Lists sessions, by appid and user id");
        api.MapPost("/users/logout", LogOutUser.HandleAsync).Changes<UserName>("logOutUser", "Ends every session and unused code of a user");
        api.MapPost("/users/erase", EraseUser.HandleAsync).Changes<UserName, ErasedUser>("eraseUser", "Forgets a user: sessions, codes, biometric keys, and their id in the audit trail");

        api.MapGet("/refused-codes", ListRefusedCodes.HandleAsync).Reads<RefusedCodePage>("listRefusedCodes", "Lists codes that were refused, and why, newest first");
        api.MapGet("/audit", ListAudit.HandleAsync).Reads<AuditPage>("listAudit", "Lists the audit trail, newest first");

        api.MapGet("/tokens", ListTokens.HandleAsync).Reads<TokenList>("listTokens", "Lists operators' tokens, without their text");
        api.MapPost("/tokens", AddToken.HandleAsync).Changes<NewToken, IssuedToken>("addToken", "Makes a token; the answer holds its text, this once", StatusCodes.Status201Created);
        api.MapDelete("/tokens/{name}", RevokeToken.HandleAsync).Changes("revokeToken", "Revokes a token");

        // Routing sends here also what is no JSON, because the calls say that they take nothing else.
        api.Map("/{**rest}", (HttpContext http) => (HttpMethods.IsPost(http.Request.Method) || HttpMethods.IsPatch(http.Request.Method)) && !http.Request.HasJsonContentType()
                ? OperatorProblems.NoJson()
                : OperatorProblems.Of(StatusCodes.Status404NotFound, "No such call", $"There is no call of this method and path. See {prefix}/openapi.json for those that there are."))
            .ExcludeFromDescription();
        return group;
    }
}
