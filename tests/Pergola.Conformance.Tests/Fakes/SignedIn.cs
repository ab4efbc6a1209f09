namespace Pergola.Conformance.Tests.Fakes;

/// <summary>A superapp whose user is signed in.</summary>
internal sealed class SignedIn : MiniAppProxy
{
    public override string? GetAccount() => "alice";
}
