using System.Text.Json.Serialization;
using Pergola.Dispatch;
using Pergola.Platform;

namespace Pergola;

/// <summary>What <c>wx.getUserProfile</c> takes.</summary>
/// <param name="Desc">What the mini program wants it for: 1 to 30 characters (UTF-16 units, as JavaScript counts). The consent sheet shows it.</param>
/// <param name="Lang">The language of the user's data: <c>en</c> (default), <c>zh_CN</c>, <c>zh_TW</c>. The host is told.</param>
public sealed record GetUserProfileParams(string Desc, string Lang = "en");

/// <summary>
/// What <c>wx.getUserProfile</c> answers. rawData, signature, encryptedData and iv are there when a session of the user lives; encryptedData holds
/// neither openid nor unionid.
/// </summary>
/// <param name="UserInfo">The user. Null where the host answers something else altogether.</param>
public sealed record GetUserProfileResult(UserInfo? UserInfo = null) : UserInfoResult(UserInfo);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetUserProfileParams))]
[JsonSerializable(typeof(GetUserProfileResult))]
internal sealed partial class GetUserProfileJson : JsonSerializerContext;

public static partial class OpenApis
{
    /// <summary>
    /// Gives the mini program the user's nickname, avatar and the like; the user is asked after a tap, at every call (document: mini program open APIs,
    /// "getUserProfile"). The host answers at every level.
    /// </summary>
    public static OpenApi<GetUserProfileParams, GetUserProfileResult> GetUserProfile { get; } =
        new("getUserProfile", GetUserProfileJson.Default.GetUserProfileParams, GetUserProfileJson.Default.GetUserProfileResult)
        {
            Since = new(1, 0, 0),
            Consent = ConsentRule.AskEveryTime("scope.userProfile") with { PurposeParameter = "desc" },
            Gesture = Gesture.Needed,
            Secrets = UserInfoAnswer.Secrets,
            Options = UserInfoLanguage.Options,
            Validate = static parameters => parameters.Desc.Length is < 1 or > 30 ? "desc length does not meet the requirements" : UserInfoLanguage.Fault(parameters.Lang),
            Host = static (host, call, ct) => host.GetUserProfileAsync(call, ct),
            Default = null,
            Finish = static async (call, answered, platform, ct) =>
            {
                var answer = UserInfoAnswer.Shape(answered, call.Profile);
                if (platform is null || answer.UserInfo is null) return answer;
                try
                {
                    return await UserInfoAnswer.SealAsync(answer, platform, withOpenId: false, ct).ConfigureAwait(false);
                }
                catch (OpenApiException)
                {
                    // Nobody asked for the seal, so neither a missing session nor a platform that is down takes the profile away. The platform's client has logged why.
                    return answer;
                }
            },
        };
}

public abstract partial class MiniOpenApiProxy
{
    /// <summary>Answers <c>wx.getUserProfile</c> at every level, after the user allowed it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    public virtual Task<GetUserProfileResult> GetUserProfileAsync(OpenApiCall<GetUserProfileParams> call, CancellationToken cancellationToken) => NotServed<GetUserProfileResult>();
}
