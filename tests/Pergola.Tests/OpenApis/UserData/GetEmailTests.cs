using Pergola.Platform;

namespace Pergola.Tests.OpenApis.UserData;

public sealed class GetEmailTests() : ContactTests("getEmail", ContactKind.Email, "Use your e-mail address?", "SCOPE_EMAIL");
