using Pergola.Platform;

namespace Pergola.Tests.OpenApis.UserData;

public sealed class GetPhoneNumberTests() : ContactTests("getPhoneNumber", ContactKind.Phone, "Use your phone number?", "SCOPE_PHONE_NUMBER");
