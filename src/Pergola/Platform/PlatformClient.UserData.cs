using Pergola.Protocol;
using Pergola.Protocol.Sdk;

namespace Pergola.Platform;

/// <summary>The calls about user data and biometrics.</summary>
internal sealed partial class PlatformClient
{
    /// <inheritdoc/>
    public async Task<ContactPreview> PreviewContactAsync(string appId, PlatformUser user, ContactKind kind, CancellationToken cancellationToken)
    {
        var request = new ContactPreviewRequest { AppId = appId, Level = LevelOf(user), Uid = user.Account, AuthCode = user.AuthCode, Kind = NameOf(kind) };
        var response = await PostAsync(
            SdkPaths.PreviewContact, request, ProtocolJson.Default.ContactPreviewRequest, ProtocolJson.Default.ContactPreviewResponse, user, cancellationToken).ConfigureAwait(false);
        return new(Given(response.Masked, SdkPaths.PreviewContact, "masked value"), Given(response.Ticket, SdkPaths.PreviewContact, "ticket"));
    }

    /// <inheritdoc/>
    public async Task<string> IssueContactCodeAsync(string appId, PlatformUser user, ContactKind kind, string ticket, CancellationToken cancellationToken)
    {
        var request = new ContactCodeRequest { AppId = appId, Uid = user.Account, Kind = NameOf(kind), Ticket = ticket };
        var response = await PostAsync(
            SdkPaths.ContactCode, request, ProtocolJson.Default.ContactCodeRequest, ProtocolJson.Default.ContactCodeResponse, user, cancellationToken).ConfigureAwait(false);
        return Given(response.Code, SdkPaths.ContactCode, "code");
    }

    /// <inheritdoc/>
    public Task<string> GetAvatarAsync(string appId, PlatformUser user, CancellationToken cancellationToken) =>
        GetValueAsync(SdkPaths.Avatar, appId, user, cancellationToken);

    /// <inheritdoc/>
    public Task<string> GetNickNameAsync(string appId, PlatformUser user, CancellationToken cancellationToken) =>
        GetValueAsync(SdkPaths.NickName, appId, user, cancellationToken);

    /// <inheritdoc/>
    public async Task<SealedUserInfo> SealUserInfoAsync(string appId, PlatformUser user, UserInfo userInfo, bool withOpenId, CancellationToken cancellationToken)
    {
        var request = new SealUserInfoRequest { AppId = appId, Uid = user.Account, UserInfo = ProfileOf(userInfo), WithOpenId = withOpenId };
        var response = await PostAsync(
            SdkPaths.SealUserInfo, request, ProtocolJson.Default.SealUserInfoRequest, ProtocolJson.Default.SealUserInfoResponse, user, cancellationToken).ConfigureAwait(false);
        return new(
            Given(response.RawData, SdkPaths.SealUserInfo, "rawData"), Given(response.Signature, SdkPaths.SealUserInfo, "signature"),
            Given(response.EncryptedData, SdkPaths.SealUserInfo, "encryptedData"), Given(response.Iv, SdkPaths.SealUserInfo, "iv"));
    }

    /// <inheritdoc/>
    public Task RegisterSoterKeyAsync(string appId, PlatformUser user, string publicKey, CancellationToken cancellationToken) =>
        PostAsync(
            SdkPaths.SoterKey, new SoterKeyRequest { AppId = appId, Uid = user.Account, PublicKey = publicKey },
            ProtocolJson.Default.SoterKeyRequest, ProtocolJson.Default.PlatformResponse, user, cancellationToken);

    private async Task<string> GetValueAsync(string path, string appId, PlatformUser user, CancellationToken cancellationToken)
    {
        var request = new UserValueRequest { AppId = appId, Level = LevelOf(user), Uid = user.Account, AuthCode = user.AuthCode };
        var response = await PostAsync(path, request, ProtocolJson.Default.UserValueRequest, ProtocolJson.Default.UserValueResponse, user, cancellationToken).ConfigureAwait(false);
        // Absent reads as null, whatever the record's default: the generated reader sets every property.
        return response.Value ?? "";
    }

    private static string NameOf(ContactKind kind) => kind == ContactKind.Phone ? ContactKinds.Phone : ContactKinds.Email;

    private static UserProfile ProfileOf(UserInfo userInfo) => new()
    {
        NickName = userInfo.NickName,
        Gender = userInfo.Gender,
        Language = userInfo.Language,
        City = userInfo.City,
        Province = userInfo.Province,
        Country = userInfo.Country,
        AvatarUrl = userInfo.AvatarUrl,
    };
}
