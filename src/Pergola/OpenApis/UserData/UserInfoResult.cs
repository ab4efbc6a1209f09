namespace Pergola;

/// <summary>
/// What <c>wx.getUserInfo</c> and <c>wx.getUserProfile</c> answer (document: mini program open APIs, "Parameters for object.success callback function").
/// A host may give the user's fields nested in <paramref name="UserInfo"/>, or flat in <see cref="Dispatch.OpenApiResult.Extra"/> as the iOS sample does: the mini
/// program always finds them nested. <c>cloudID</c> is never made: there is no cloud development.
/// </summary>
/// <param name="UserInfo">The user. Null where the host answers something else altogether.</param>
public abstract record UserInfoResult(UserInfo? UserInfo) : Dispatch.OpenApiResult
{
    /// <summary>The JSON text of the user info that is signed. The platform adds it at v2 and v3; a host leaves it null.</summary>
    public string? RawData { get; init; }

    /// <summary>sha1(rawData + session key), 40 hex digits. The platform adds it at v2 and v3; a host leaves it null.</summary>
    public string? Signature { get; init; }

    /// <summary>AES-128-CBC of the whole user info with its watermark, in base64. The platform adds it at v2 and v3; a host leaves it null.</summary>
    public string? EncryptedData { get; init; }

    /// <summary>The initial vector of <see cref="EncryptedData"/>, 16 bytes in base64. The platform adds it at v2 and v3; a host leaves it null.</summary>
    public string? Iv { get; init; }
}
