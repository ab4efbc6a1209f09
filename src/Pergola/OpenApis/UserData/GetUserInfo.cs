using System.Text.Json.Serialization;
using Pergola.Dispatch;

namespace Pergola;

/// <summary>What <c>wx.getUserInfo</c> takes.</summary>
/// <param name="WithCredentials">
/// Whether rawData, signature, encryptedData and iv are wanted, for which a session of the user must live (<c>wx.login</c>). Left out: no with
/// <c>WxProfile.Sas</c>, yes with <c>WxProfile.WeChat</c>.
/// </param>
/// <param name="Lang">The language of the user's data: <c>en</c> (default), <c>zh_CN</c>, <c>zh_TW</c>. The host is told.</param>
public sealed record GetUserInfoParams(bool? WithCredentials = null, string Lang = "en");

/// <summary>What <c>wx.getUserInfo</c> answers. encryptedData holds openid and unionid too.</summary>
/// <param name="UserInfo">The user. Null where the host answers something else altogether.</param>
public sealed record GetUserInfoResult(UserInfo? UserInfo = null) : UserInfoResult(UserInfo);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetUserInfoParams))]
[JsonSerializable(typeof(GetUserInfoResult))]
internal sealed partial class GetUserInfoJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>
    /// Gives the mini program the user's nickname, avatar and the like, once the user allowed it (document: mini program open APIs, "getUserInfo").
    /// The host answers at every level. At v2 and v3 the platform proves it, where the call asks; without a live session that fails with 87007.
    /// </summary>
    public static OpenApi<GetUserInfoParams, GetUserInfoResult> GetUserInfo { get; } =
        new("getUserInfo", GetUserInfoJson.Default.GetUserInfoParams, GetUserInfoJson.Default.GetUserInfoResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.Remembered("scope.userInfo"),
            Gesture = Gesture.None,
            Secrets = UserInfoAnswer.Secrets,
            Options = UserInfoLanguage.Options,
            Validate = static parameters => UserInfoLanguage.Fault(parameters.Lang),
            Host = static (host, call, ct) => host.GetUserInfoAsync(call, ct),
            Default = null,
            Finish = static async (call, answered, platform, ct) =>
            {
                var answer = UserInfoAnswer.Shape(answered, call.Profile);
                var withCredentials = call.Params.WithCredentials ?? call.Profile == WxProfile.WeChat;
                return withCredentials && platform is not null ? await UserInfoAnswer.SealAsync(answer, platform, withOpenId: true, ct).ConfigureAwait(false) : answer;
            },
        };
}

public abstract partial class MiniOpenApiProxy
{
    /// <summary>Answers <c>wx.getUserInfo</c> at every level, after the user allowed it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    public virtual Task<GetUserInfoResult> GetUserInfoAsync(OpenApiCall<GetUserInfoParams> call, CancellationToken cancellationToken) => NotServed<GetUserInfoResult>();
}
