using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>Which pages of an instance show a running <c>camera</c>, and which way it looks: what a picture is taken with.</summary>
internal static class OpenCameras
{
    private static readonly ConditionalWeakTable<IMiniApp, ConcurrentDictionary<int, bool>> s_running = [];

    /// <summary>The camera of a page runs.</summary>
    /// <param name="app">The instance.</param>
    /// <param name="pageId">The page.</param>
    /// <param name="front">Whether it is the front camera.</param>
    public static void Set(IMiniApp app, int pageId, bool front) => s_running.GetOrCreateValue(app)[pageId] = front;

    /// <summary>The camera of a page runs no longer.</summary>
    public static void Remove(IMiniApp app, int pageId)
    {
        if (s_running.TryGetValue(app, out var pages)) pages.TryRemove(pageId, out _);
    }

    /// <summary>Whether the front camera runs on a page; null when none does.</summary>
    public static bool? IsFront(IMiniApp app, int pageId) => s_running.TryGetValue(app, out var pages) && pages.TryGetValue(pageId, out var front) ? front : null;
}
