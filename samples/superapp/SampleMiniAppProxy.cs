namespace Pergola.Samples.SuperApp;

/// <summary>Tells the SDK who is signed in.</summary>
internal sealed class SampleMiniAppProxy(SampleSession session) : MiniAppProxy
{
    /// <inheritdoc />
    public override string? GetAccount() => session.Account;
}
