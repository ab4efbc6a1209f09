using System.Text.Json;
using System.Text.Json.Serialization;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.WxApis;

namespace Pergola;

/// <summary>What <c>wx.getNickName</c> answers. At v1 a host may answer anything, so even the nickname can be absent.</summary>
/// <param name="NickName">The user's nickname in the superapp (empty when the user has none), or what the user typed, without blanks around it.</param>
public sealed record GetNickNameResult(string? NickName = null) : OpenApiResult;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GetNickNameResult))]
internal sealed partial class GetNickNameJson : JsonSerializerContext;

public static partial class OpenApis
{
    private const string NickNameScope = "scope.getNickName";

    /// <summary>Offers the user's nickname, or another one, while an input has the focus (documents: Android and iOS open APIs, "wx.getNickName").</summary>
    public static OpenApi<NoParams, GetNickNameResult> GetNickName { get; } = new("getNickName", SharedJson.Default.NoParams, GetNickNameJson.Default.GetNickNameResult)
    {
        Since = new(2, 1, 0),
        Consent = ConsentRule.AskEveryTime(NickNameScope, denied: "cancel"),
        Gesture = Gesture.FocusNeeded,
        AuthScope = "SCOPE_NICKNAME",
        Secrets = ["nickName"],
        Choices = ["host", "own"],
        Host = static (host, call, ct) => host.GetNickNameAsync(call, ct),
        HostPreview = static user => new(string.IsNullOrEmpty(user.NickName) ? null : user.NickName),
        Preview = static async (platform, user, call, ct) =>
        {
            var name = await platform.GetNickNameAsync(call.AppId, user, ct).ConfigureAwait(false);
            return new ConsentPreview(name.Length > 0 ? name : null, name);
        },
        // The very name that the user saw and chose.
        Default = static (_, _, call, _) => Task.FromResult(new GetNickNameResult(call.Consent!.Preview!.Ticket)),
        Own = static async (call, _, ct) =>
        {
            var title = ConsentTexts.Choice(NickNameScope, "own", ConsentTexts.LanguageOf(call.MiniApp));
            var question = JsonSerializer.SerializeToElement(new ShowModalParams(title, Editable: true), ShowModalJson.Default.ShowModalParams);
            var answer = await call.MiniApp.Ui.AskAsync(new UiQuestion("modal", call.PageId, question), ct).ConfigureAwait(false);
            return answer.Confirmed && answer.Content?.Trim() is { Length: > 0 } name ? new(name) : throw OpenApiErrors.Cancel();
        },
    };
}

public abstract partial class MiniOpenApiProxy
{
    /// <summary>Answers <c>wx.getNickName</c> at v1, when the user chose the superapp's nickname.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The call was aborted or took too long.</param>
    public virtual Task<GetNickNameResult> GetNickNameAsync(OpenApiCall<NoParams> call, CancellationToken cancellationToken) => NotServed<GetNickNameResult>();
}
