using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Pergola.Runtime.View;

/// <summary>The screens of a host that shows mini programs in pages: each has an id that nobody can guess, which is part of its address.</summary>
public sealed class ViewScreens : IViewSessions
{
    private readonly ConcurrentDictionary<string, ViewHub> _screens = new(StringComparer.Ordinal);

    /// <summary>Opens a screen; the page mounts it at <c>/pergola/ID</c>.</summary>
    /// <returns>The id, and the screen to give to <c>MiniAppLaunch.Screen</c>.</returns>
    public (string Id, ViewHub Screen) Open()
    {
        var screen = new ViewHub { ExpectedWithin = TimeSpan.FromSeconds(5) };
        var id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        _screens[id] = screen;
        return (id, screen);
    }

    /// <summary>Takes a screen away: its address answers 404 from then on.</summary>
    public void Close(string id) => _screens.TryRemove(id, out _);

    /// <inheritdoc />
    public IViewSession? Find(string instance) => _screens.GetValueOrDefault(instance);
}
