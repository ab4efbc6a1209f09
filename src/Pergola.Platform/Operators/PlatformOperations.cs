namespace Pergola.Platform.Operators;

/// <summary>
/// What an operator can do, by whatever road they come: the operator API, the tool's commands, the console. Each part checks what it is given, writes the audit
/// trail, and refuses with <see cref="OperationRefusedException"/>, whose message can be shown.
/// </summary>
/// <remarks>Whether the operator may is the road's question: a token of <see cref="OperatorRights.Read"/> must not reach what takes an <see cref="OperatorActor"/>.</remarks>
internal sealed class PlatformOperations(
    SuperAppOperations superApps, TeamOperations teams, MiniProgramOperations miniPrograms, VersionOperations versions, TemplateOperations templates,
    UserOperations users, AuditTrail audit, OperatorTokens tokens)
{
    public SuperAppOperations SuperApps => superApps;

    public TeamOperations Teams => teams;

    public MiniProgramOperations MiniPrograms => miniPrograms;

    public VersionOperations Versions => versions;

    public TemplateOperations Templates => templates;

    public UserOperations Users => users;

    public AuditTrail Audit => audit;

    public OperatorTokens Tokens => tokens;
}
