namespace Pergola.Platform.Limits;

/// <summary>The limits, as metrics and reasons name them.</summary>
internal enum LimitRule
{
    Login,
    User,
    MiniProgram,
    SuperApp,
    AccessTokens,
    UnknownCodes,
    Address,
    AddressLock,
}
