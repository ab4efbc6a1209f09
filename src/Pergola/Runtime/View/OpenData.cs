using System.Globalization;
using Microsoft.Extensions.Logging;
using Pergola.MiniApps;

namespace Pergola.Runtime.View;

/// <summary>
/// What <c>&lt;open-data&gt;</c> shows: the superapp is asked once for an instance, and the values go to the view alone. They are in no node, so that no
/// query, event or attribute of the program can hold them. On the loop, but for <see cref="OpenAvatarAsync"/>.
/// </summary>
internal sealed partial class OpenData(MiniAppContext context, MiniAppProxy proxy, ViewHub hub, ILogger logger, CancellationToken stopping)
{
    private readonly OpenDataAvatar _avatar = new();
    private Task? _asking;
    private UserInfo? _user;
    private bool _isKnown;

    /// <summary>Queues work on the loop.</summary>
    public required Action<Action> Post { get; init; }

    /// <summary>The pages that are open.</summary>
    public required Func<IEnumerable<ViewPage>> Pages { get; init; }

    /// <summary>Nodes came or changed.</summary>
    public void Changed(IReadOnlyCollection<ViewNode> nodes)
    {
        if (nodes.Count == 0)
            return;
        if (_isKnown)
            Show(nodes, hub.Send);
        else
            _asking ??= AskAsync();
    }

    /// <summary>A view comes that knows nothing yet.</summary>
    public void Replay(ViewPage page, Action<byte[]> send)
    {
        if (_isKnown)
            Show(page.OpenData, send);
    }

    /// <summary>The user's avatar, for the view; null when the id is not that of this instance.</summary>
    public ValueTask<ViewResource?> OpenAvatarAsync(string source, PergolaOptions options, CancellationToken cancellationToken) =>
        _avatar.OpenAsync(source, context, options, cancellationToken);

    private async Task AskAsync()
    {
        UserInfo? user = null;
        try
        {
            user = await proxy.GetUserInfoAsync(context, stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failed)
        {
            LogFailed(failed, context.App.AppId);
        }

        Post(() =>
        {
            (_user, _isKnown) = (user, true);
            _avatar.Set(user?.AvatarUrl);
            Show(Pages().SelectMany(static page => page.OpenData), hub.Send);
        });
    }

    private void Show(IEnumerable<ViewNode> nodes, Action<byte[]> send)
    {
        foreach (var node in nodes)
            send(ViewMessages.Data(node, ValueOf(node.Attribute("type"), node.Attribute("lang"))));
    }

    private string ValueOf(string? type, string? language) => type switch
    {
        "userNickName" => _user?.NickName,
        "userAvatarUrl" => _avatar.Source,
        "userGender" => Gender(_user?.Gender ?? 0, language),
        "userCity" => _user?.City,
        "userProvince" => _user?.Province,
        "userCountry" => _user?.Country,
        "userLanguage" => _user?.Language,
        _ => null,
    } ?? "";

    private static string? Gender(int gender, string? language) => (gender, language?.StartsWith("zh", true, CultureInfo.InvariantCulture) ?? false) switch
    {
        (1, false) => "Male",
        (1, true) => "男",
        (2, false) => "Female",
        (2, true) => "女",
        _ => null,
    };

    [LoggerMessage(LogLevel.Error, "The superapp's GetUserInfoAsync failed; open-data of {AppId} shows its defaults.")]
    private partial void LogFailed(Exception exception, string appId);
}
