using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pergola.Platform.Operators;

/// <summary>The JSON of the operator API and of the tool's <c>--json</c>: camel case, null left out, a field that nobody knows refused.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    PropertyNameCaseInsensitive = false, NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(SuperAppList))]
[JsonSerializable(typeof(NewSuperApp))]
[JsonSerializable(typeof(SuperAppChange))]
[JsonSerializable(typeof(SuperAppSecretChange))]
[JsonSerializable(typeof(IssuedSuperApp))]
[JsonSerializable(typeof(TeamList))]
[JsonSerializable(typeof(NewTeam))]
[JsonSerializable(typeof(MiniProgramList))]
[JsonSerializable(typeof(NewMiniProgram))]
[JsonSerializable(typeof(MiniProgramChange))]
[JsonSerializable(typeof(MiniProgramSecretChange))]
[JsonSerializable(typeof(IssuedMiniProgram))]
[JsonSerializable(typeof(NewVersion))]
[JsonSerializable(typeof(TemplateList))]
[JsonSerializable(typeof(NewTemplate))]
[JsonSerializable(typeof(UserName))]
[JsonSerializable(typeof(SessionPage))]
[JsonSerializable(typeof(ErasedUser))]
[JsonSerializable(typeof(AuditPage))]
[JsonSerializable(typeof(RefusedCodePage))]
[JsonSerializable(typeof(TokenList))]
[JsonSerializable(typeof(NewToken))]
[JsonSerializable(typeof(IssuedToken))]
internal sealed partial class OperatorJson : JsonSerializerContext;
