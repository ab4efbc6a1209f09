using System.Diagnostics;
using Microsoft.Playwright;

namespace Pergola.Bench.Rows;

/// <summary>Waits in the page itself for the frame in which an element has a box. The driver looks for frames at steps of up to half a second.</summary>
internal sealed class FirstRender
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private TaskCompletionSource<long> _seen = new();

    /// <param name="context">Every frame of its pages looks, also in the shadow trees that are open.</param>
    public static async Task<FirstRender> WatchAsync(IBrowserContext context, string selector)
    {
        var render = new FirstRender();
        await context.ExposeFunctionAsync("benchSeen", () => render._seen.TrySetResult(Stopwatch.GetTimestamp()));
        await context.AddInitScriptAsync(
            $$"""
            (() => {
              const find = (root) => {
                const found = root.querySelector('{{selector}}')
                if (found) return found
                for (const host of root.querySelectorAll('*')) {
                  const inside = host.shadowRoot && find(host.shadowRoot)
                  if (inside) return inside
                }
              }
              const look = () => {
                const box = find(document)?.getBoundingClientRect()
                if (box && box.width > 0 && box.height > 0) benchSeen()
                else requestAnimationFrame(look)
              }
              requestAnimationFrame(look)
            })()
            """);
        return render;
    }

    /// <summary>Call it before what is to be seen is loaded.</summary>
    /// <returns>The time at which it was there, of the stopwatch.</returns>
    public Task<long> NextAsync()
    {
        _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _seen.Task.WaitAsync(Patience);
    }
}
