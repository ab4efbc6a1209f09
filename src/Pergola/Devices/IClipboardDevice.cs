using Pergola.MiniApps;

namespace Pergola.Devices;

/// <summary>The clipboard of the user's device. It is read only after the user allowed <c>scope.getClipboardData</c>.</summary>
public interface IClipboardDevice
{
    /// <summary>What is on the clipboard.</summary>
    /// <param name="app">The instance that reads.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    /// <returns>The text; empty when there is none.</returns>
    Task<string> ReadAsync(IMiniApp app, CancellationToken cancellationToken);

    /// <summary>Puts a text on the clipboard.</summary>
    /// <param name="app">The instance that writes.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">The call was aborted.</param>
    Task WriteAsync(IMiniApp app, string text, CancellationToken cancellationToken);
}

/// <summary>A clipboard in memory, one for each user: for tests, simulators and hosts without a device's own.</summary>
public sealed class MemoryClipboard : IClipboardDevice
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task<string> ReadAsync(IMiniApp app, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(app);
        return Task.FromResult(_texts.GetValueOrDefault(app.Context.Account ?? "", ""));
    }

    /// <inheritdoc />
    public Task WriteAsync(IMiniApp app, string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(app);
        _texts[app.Context.Account ?? ""] = text;
        return Task.CompletedTask;
    }
}
