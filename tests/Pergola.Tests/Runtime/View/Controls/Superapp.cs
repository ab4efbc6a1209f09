using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Platform;
using Pergola.Testing;
using Pergola.Tests.Dispatch;

namespace Pergola.Tests.Runtime.View.Controls;

/// <summary>A superapp whose user is signed in and whose platform is a fake; it writes down what its mini programs bring it.</summary>
internal sealed class Superapp : MiniAppProxy
{
    private readonly Channel<string> _hears = Channel.CreateUnbounded<string>();

    public UserInfo? User { get; set; }

    public int Asked { get; private set; }

    public ConcurrentQueue<string> Heard { get; } = new();

    public Exception? Failure { get; set; }

    public TestMiniAppOptions Options => new()
    {
        Configure = static pergola =>
        {
            foreach (var api in StandIns.Missing())
                pergola.OpenApis.Add(api);
        },
        Build = builder =>
        {
            builder.Services.AddSingleton<MiniAppProxy>(this);
            builder.Services.AddSingleton<IPlatformClient>(new FakePlatform([]));
        },
    };

    /// <summary>What the superapp hears next.</summary>
    public async Task<string> HearsAsync() => await _hears.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public override string? GetAccount() => "ada";

    public override ValueTask<string?> GetTicketAsync(MiniAppContext context, string deviceKey, CancellationToken cancellationToken) => new("ticket");

    public override ValueTask<UserInfo?> GetUserInfoAsync(MiniAppContext context, CancellationToken cancellationToken)
    {
        Asked++;
        return Failure is null ? new(User) : ValueTask.FromException<UserInfo?>(Failure);
    }

    public override Task OnShareAsync(MiniAppContext context, ShareContent content, CancellationToken cancellationToken) => Hear($"share {content.Title} {content.Path} {content.ImageUrl}");

    public override Task OnContactAsync(MiniAppContext context, ContactContent content, CancellationToken cancellationToken) => Hear($"contact {content.SessionFrom} {content.Card?.Path}");

    public override Task OnFeedbackAsync(MiniAppContext context, string text, CancellationToken cancellationToken) => Hear($"feedback {text}");

    private Task Hear(string what)
    {
        Heard.Enqueue(what.Trim());
        _hears.Writer.TryWrite(what.Trim());
        return Failure is null ? Task.CompletedTask : Task.FromException(Failure);
    }
}

/// <summary>The APIs behind buttons and inputs that this build of the SDK does not have.</summary>
internal static class StandIns
{
    public static IEnumerable<WxApi> Missing() => new[]
    {
        Of("getPhoneNumber", Gesture.Needed, "code"), Of("getEmail", Gesture.Needed, "code"), Of("chooseAvatar", Gesture.Needed, "avatarUrl"),
        Of("openSetting", Gesture.Needed, "authSetting"), Of("getUserInfo", Gesture.None, "userInfo"), Of("getNickName", Gesture.FocusNeeded, "nickName"),
    }.Where(static api => WxApiCatalog.Create([]).Find(api.Name) is null);

    private static OpenApi<NoParams, OpenApiResult> Of(string name, Gesture gesture, string field) => new(name, SharedJson.Default.NoParams, SharedJson.Default.OpenApiResult)
    {
        Since = new(1, 0, 0),
        Consent = gesture == Gesture.None ? ConsentRule.None : ConsentRule.AskEveryTime("scope." + name),
        Gesture = gesture,
        Choices = name == "getNickName" ? ["host", "own"] : [],
        Host = static (_, _, _) => throw OpenApiErrors.NotImplemented(),
        Own = static (_, _, _) => throw new InvalidOperationException("The input lets the user type."),
        Default = async (platform, user, call, ct) => new OpenApiResult
        {
            Extra = new Dictionary<string, System.Text.Json.JsonElement> { [field] = System.Text.Json.JsonElement.Parse($"\"{await platform.GetNickNameAsync(call.AppId, user, ct)}\"") },
        },
    };
}
