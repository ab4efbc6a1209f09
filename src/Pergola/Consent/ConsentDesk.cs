using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Pergola.MiniApps;

namespace Pergola.Consent;

/// <summary>Asks the user: one sheet for each scope, however many calls wait for it, and one sheet at a time for each instance.</summary>
internal sealed partial class ConsentDesk(IConsentPrompt? prompt, MiniAppProxy host, ILogger<ConsentDesk> logger)
{
    private readonly ConcurrentDictionary<(string AppId, string? Account, string Scope), Sheet> _sheets = new();
    private readonly ConditionalWeakTable<IMiniApp, SemaphoreSlim> _turns = [];

    /// <summary>Shows the sheet, or joins those that wait for the same one.</summary>
    /// <param name="app">The instance that asks.</param>
    /// <param name="pageId">The page that asks.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="remember">Whether the answer is kept.</param>
    /// <param name="purpose">What the call itself says it is for; null for what app.json says.</param>
    /// <param name="preview">What the sheet shows, or null.</param>
    /// <param name="choices">What the user may choose between; empty for yes and no only.</param>
    /// <param name="cancellationToken">Leaves the sheet; it is withdrawn when the last one has left.</param>
    public async Task<ConsentDecision> AskAsync(
        IMiniApp app, int pageId, string scope, bool remember, string? purpose, ConsentPreview? preview, IReadOnlyList<string> choices, CancellationToken cancellationToken)
    {
        if (prompt is null)
        {
            LogNoPrompt(app.Context.App.AppId, scope);
            return ConsentDecision.Unanswered;
        }

        var key = (app.Context.App.AppId, app.Context.Account, scope);
        while (true)
        {
            var sheet = _sheets.GetOrAdd(key, _ => new Sheet());
            if (!sheet.TryJoin())
            {
                _sheets.TryRemove(new(key, sheet));
                continue;
            }

            try
            {
                return await sheet.ShowOnce(stop => ShowAsync(key, sheet, app, pageId, remember, purpose, preview, choices, stop)).WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                sheet.Leave();
            }
        }
    }

    private async Task<ConsentDecision> ShowAsync(
        (string AppId, string? Account, string Scope) key, Sheet sheet, IMiniApp app, int pageId, bool remember, string? purpose, ConsentPreview? preview,
        IReadOnlyList<string> choices, CancellationToken stop)
    {
        try
        {
            var turn = _turns.GetValue(app, _ => new SemaphoreSlim(1, 1));
            await turn.WaitAsync(stop).ConfigureAwait(false);
            try
            {
                // The answer may have come while this sheet waited for its turn.
                if (remember && app.Consents.Find(key.Scope) is { } known) return new(known);
                var decision = await prompt!.AskAsync(Request(app, pageId, key.Scope, purpose, preview, choices), stop).ConfigureAwait(false);
                // Kept before anybody hears of it: a second call must find it.
                if (remember && decision.IsAnswer) app.Consents.Set(key.Scope, decision.Allowed);
                return decision;
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            sheet.Close();
            _sheets.TryRemove(new(key, sheet));
        }
    }

    private ConsentRequest Request(IMiniApp app, int pageId, string scope, string? purpose, ConsentPreview? preview, IReadOnlyList<string> choices)
    {
        var language = host.GetLocale(app.Context) ?? app.Device.Language;
        return new()
        {
            MiniApp = app,
            PageId = pageId,
            Scope = scope,
            Title = ConsentTexts.Title(scope, language),
            Purpose = ConsentTexts.Shown(purpose ?? app.Config.PermissionPurpose(scope, language)),
            MaskedValue = choices.Count == 0 ? preview?.MaskedValue : null,
            Choices = [.. choices.Select((choice, index) => new ConsentChoice(choice, ConsentTexts.Choice(scope, choice, language))
            {
                Detail = index == 0 ? preview?.MaskedValue : null,
                Image = index == 0 ? preview?.Image : null,
            })],
            AllowText = ConsentTexts.Allow(language),
            DenyText = ConsentTexts.Deny(language),
        };
    }

    [LoggerMessage(LogLevel.Error, "{AppId} asks for {Scope}, but no consent prompt is registered, so it is refused. Call UseConsentPrompt<T>() after AddPergola().")]
    private partial void LogNoPrompt(string appId, string scope);

    /// <summary>One sheet and those who wait for it.</summary>
    private sealed class Sheet : IDisposable
    {
        private readonly Lock _lock = new();
        private readonly CancellationTokenSource _stop = new();
        private Task<ConsentDecision>? _shown;
        private int _waiting;
        private bool _closed;

        /// <summary>False when the sheet has gone already: make a new one.</summary>
        public bool TryJoin()
        {
            lock (_lock)
            {
                if (_closed) return false;
                _waiting++;
                return true;
            }
        }

        public Task<ConsentDecision> ShowOnce(Func<CancellationToken, Task<ConsentDecision>> show)
        {
            lock (_lock) return _shown ??= Task.Run(() => show(_stop.Token));
        }

        /// <summary>The last to leave withdraws the sheet.</summary>
        public void Leave()
        {
            lock (_lock)
            {
                if (--_waiting > 0) return;
                _closed = true;
            }

            _stop.Cancel();
            Dispose();
        }

        public void Dispose() => _stop.Dispose();

        public void Close()
        {
            lock (_lock) _closed = true;
        }
    }
}
