using Microsoft.Extensions.Logging;
using Pergola.Consent;
using Pergola.MiniApps;
using Pergola.Platform;

namespace Pergola.Dispatch;

/// <summary>
/// The one road of every <c>wx</c> call, and the reference monitor of the SDK: the checks of <see cref="CallCheck"/> run here, in that order,
/// and nowhere else. Every call is answered exactly once, in the form of docs/view-protocol.md section 5.
/// </summary>
internal sealed class OpenApiDispatcher(
    PergolaOptions options,
    MiniOpenApiProxy proxy,
    MiniAppProxy host,
    IPlatformClient? platform,
    PlatformCredential credential,
    ConsentDesk consent,
    GestureLedger gestures,
    CallJournal journal,
    TimeProvider time,
    ILogger<OpenApiDispatcher> logger)
{
    private readonly WxApiCatalog _catalog = options.Catalog;

    /// <summary>Answers one asynchronous call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The mini program took it back (<c>task.abort()</c>) or was stopped.</param>
    /// <returns><c>+</c> or <c>-</c> and a JSON object. It never throws for what a mini program, a host or a user does.</returns>
    public ValueTask<string> CallAsync(WxCall call, CancellationToken cancellationToken) => RunAsync(call, isSync: false, cancellationToken);

    /// <summary>Answers one synchronous call (<see cref="CallShape.Sync"/>).</summary>
    public string CallSync(WxCall call)
    {
        using var stop = new CancellationTokenSource();
        var answer = RunAsync(call, isSync: true, stop.Token);
        if (answer.IsCompletedSuccessfully) return answer.Result;

        // The declaration promised to be done by now. The engine cannot wait, so the call is taken back.
        stop.Cancel();
        DispatchLog.SyncNotDone(logger, call.Name);
        _ = answer.AsTask();
        return Reply.Fail(call.Name, OpenApiErrors.Internal());
    }

    private async ValueTask<string> RunAsync(WxCall call, bool isSync, CancellationToken cancellationToken)
    {
        var trace = journal.Begin();
        string answer;
        CallCheck? refusedBy = null;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            trace.Begin(CallCheck.Params);
            call = NativePluginDoor.Open(call, options);
            var result = await WalkAsync(call, isSync, trace, cancellationToken).ConfigureAwait(false);
            trace.Begin(CallCheck.Reply);
            answer = Reply.Ok(trace.Api!, result, call.Door);
            trace.Pass();
        }
        catch (Exception thrown)
        {
            refusedBy = trace.Current;
            answer = Reply.Fail(call.Door ?? call.ShownName, FailureOf(thrown, call, trace, cancellationToken), trace.Api?.ErrCode);
        }

        journal.End(call, trace, refusedBy, answer);
        return answer;
    }

    /// <summary>The written order.</summary>
    private async ValueTask<OpenApiResult> WalkAsync(WxCall call, bool isSync, CallTrace trace, CancellationToken cancellationToken)
    {
        var app = call.App;

        trace.Begin(CallCheck.Known);
        var api = trace.Api = _catalog.Find(call.Name) ?? throw (call.Door is null ? OpenApiErrors.NotSupported() : OpenApiErrors.NotOfSuperApp());
        if (isSync && api.Shape != CallShape.Sync) throw OpenApiErrors.NotSupported();
        if (call.Door is not null && !options.OpenApis.Contains(api)) throw OpenApiErrors.NotOfSuperApp();
        if (call.Plugin is not null && api is IHostedApi) throw OpenApiErrors.NotForPlugins();
        trace.Pass();

        trace.Begin(CallCheck.Since);
        if (api.Since > options.SdkVersion) throw OpenApiErrors.NotSupported(api.Since);
        trace.Pass();

        trace.Begin(CallCheck.Params);
        System.Text.Json.JsonElement raw;
        object parameters;
        try
        {
            raw = CallParams.Parse(call.ParamsJson, api.MaxParamsBytes ?? (api is IHostedApi ? options.MaxOpenApiParamsBytes : options.MaxParamsBytes));
            parameters = CallParams.Read(api, raw, options.Profile);
        }
        catch (OpenApiException) when (api.Unreadable is not null)
        {
            return api.Unreadable;
        }

        trace.Pass();

        trace.Begin(CallCheck.Gesture);
        if (api.Gesture != Gesture.None && !gestures.Spend(app, call.PageId, KindOf(api.Gesture), call.ButtonId)) throw OpenApiErrors.NoTap();
        trace.Pass();

        trace.Begin(CallCheck.Level);
        var hosted = api as IHostedApi;
        if (hosted is not null) trace.Level = LevelOf(app, hosted);
        var byPlatform = hosted is { HasDefault: true } && trace.Level != ApiLevel.V1;
        trace.Pass();

        trace.Begin(CallCheck.Refusal);
        var scope = ScopeOf(api, raw);
        var handling = scope is null ? ScopeHandling.Ask : api.Consent.HandlingOf(scope, options.Profile);
        if (handling == ScopeHandling.Free) scope = null;
        var remembered = scope is not null && api.Consent.IsRemembered ? app.Consents.Find(scope) : null;
        if (handling == ScopeHandling.SettingsOnly && remembered is null) app.Consents.Set(scope!, false);
        if (remembered == false) throw OpenApiErrors.AuthDeny();
        trace.Pass();

        trace.Begin(CallCheck.Credential);
        var user = byPlatform ? await InTime(hosted!, ct => credential.ResolveAsync(hosted!, app.Context, trace.Level, ct), cancellationToken).ConfigureAwait(false) : null;
        trace.Pass();

        trace.Begin(CallCheck.Preview);
        var facts = new CallFacts(app, call.PageId, parameters, raw, null, call.Progress)
        {
            Plugin = call.Plugin,
            Platform = platform is null || trace.Level == ApiLevel.V1 ? null : new UserPlatform(platform, credential, app.Context),
        };
        var asks = scope is not null && remembered is null && handling == ScopeHandling.Ask;
        var preview = asks && hosted is not null ? await PreviewAsync(hosted, facts, user, cancellationToken).ConfigureAwait(false) : null;
        trace.Pass();

        trace.Begin(CallCheck.Consent);
        if (asks)
        {
            var choices = hosted?.Choices ?? [];
            var decision = await consent.AskAsync(app, call.PageId, scope!, api.Consent.IsRemembered, PurposeOf(api, raw), preview, choices, cancellationToken).ConfigureAwait(false);
            if (!decision.Allowed) throw OpenApiErrors.Denied(api.Consent);
            // A prompt that names no choice takes the first; one that names a strange choice allows nothing.
            var choice = decision.Choice ?? (choices is [var first, ..] ? first : null);
            if (choices.Count > 0 && !choices.Contains(choice!)) throw OpenApiErrors.Denied(api.Consent);
            if (call.LeavesOwnToControl && choices.Count > 0 && choice != choices[0]) throw OpenApiErrors.Cancel();
            facts = facts with { Consent = new(preview, choice) };
        }

        // Looked at when it is used: the user may have taken it back while the credential was fetched.
        if (scope is not null && api.Consent.IsRemembered && app.Consents.Find(scope) != true) throw OpenApiErrors.AuthDeny();
        trace.Pass();

        trace.Begin(CallCheck.Answer);
        if (!ReferenceMonitor.Admits(api, trace.Level, trace.Passed)) throw new InvalidOperationException($"wx.{api.Name} came to its answer without the checks of its declaration.");
        cancellationToken.ThrowIfCancellationRequested();
        var answered = await AnswerAsync(api, facts, user, byPlatform, trace, cancellationToken).ConfigureAwait(false);
        trace.Pass();
        return answered ?? throw new InvalidOperationException($"wx.{api.Name} was answered with null.");
    }

    /// <summary>What the sheet shows: the platform's at v2 and v3, where the user is known by then; at v1 what the superapp says of its user.</summary>
    private async ValueTask<ConsentPreview?> PreviewAsync(IHostedApi api, CallFacts facts, PlatformUser? user, CancellationToken cancellationToken)
    {
        if (user is not null) return api.HasPreview ? await InTime(api, ct => api.PreviewAsync(platform!, user, facts, ct), cancellationToken).ConfigureAwait(false) : null;
        if (api.HostPreview is null) return null;
        try
        {
            var info = await InTime(api, ct => host.GetUserInfoAsync(facts.App.Context, ct).AsTask(), cancellationToken).ConfigureAwait(false);
            return info is null ? null : api.HostPreview(info);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // A sheet without a picture is no reason to fail the call.
            DispatchLog.NoHostPreview(logger, e);
            return null;
        }
    }

    private ValueTask<OpenApiResult?> AnswerAsync(WxApi api, CallFacts facts, PlatformUser? user, bool byPlatform, CallTrace trace, CancellationToken cancellationToken)
    {
        if (api is ISdkApi own)
        {
            trace.AnsweredBy = CallAnswerer.Sdk;
            return own.AnswerAsync(facts, cancellationToken);
        }

        var hosted = (IHostedApi)api;
        if (hosted.Choices.Count > 1 && facts.Consent is { Choice: { } choice } && choice != hosted.Choices[0])
        {
            trace.AnsweredBy = CallAnswerer.Sdk;
            return hosted.OwnAsync(facts, cancellationToken);
        }

        trace.AnsweredBy = byPlatform ? CallAnswerer.Platform : CallAnswerer.Host;
        return byPlatform
            ? new(InTime(hosted, ct => hosted.DefaultAsync(platform!, user!, facts, ct), cancellationToken))
            : new(InTime(hosted, ct => hosted.HostAsync(proxy, facts, ct), cancellationToken));
    }

    private ApiLevel LevelOf(IMiniApp app, IHostedApi api)
    {
        // An unknown apiVersion stops the launch; a runtime that let it pass hears of it here.
        if (!ApiLevels.TryParse(app.Config.ApiVersion, out var declared)) throw OpenApiErrors.UnknownApiVersion();
        var hostLevel = declared == ApiLevel.Undefined ? proxy.DefaultApiLevel(app.Context) : ApiLevel.Undefined;
        var (level, refusal) = LevelChoice.Choose(new(declared, hostLevel, options.SdkVersion, options.MinimumApiLevel, platform is not null), api.HasDefault);
        return refusal is null ? level : throw refusal;
    }

    private static string? ScopeOf(WxApi api, System.Text.Json.JsonElement raw) =>
        api.Consent.ScopeParameter is { } parameter
            ? raw.TryGetProperty(parameter, out var named) ? named.GetString() ?? throw OpenApiErrors.NotSupported() : throw OpenApiErrors.NotSupported()
            : api.Consent.Scope;

    private static string? PurposeOf(WxApi api, System.Text.Json.JsonElement raw) =>
        api.Consent.PurposeParameter is { } parameter && raw.TryGetProperty(parameter, out var purpose) && purpose.ValueKind == System.Text.Json.JsonValueKind.String
            ? purpose.GetString()
            : null;

    private static GestureKind KindOf(Gesture gesture) => gesture == Gesture.FocusNeeded ? GestureKind.Focus : GestureKind.Tap;

    /// <summary>Waits for a host or the platform, but not for ever: what comes too late is not heard.</summary>
    private async Task<T> InTime<T>(IHostedApi api, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asked = ask(stop.Token);
        try
        {
            return await asked.WaitAsync(api.ProxyTimeout ?? options.ProxyTimeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (!asked.IsFaulted)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw OpenApiErrors.Timeout();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            if (!asked.IsCompleted) DispatchLog.Observe(logger, asked);
        }
    }

    private OpenApiException FailureOf(Exception thrown, WxCall call, CallTrace trace, CancellationToken cancellationToken)
    {
        switch (thrown)
        {
            case OpenApiException deliberate:
                return deliberate;
            case OperationCanceledException when cancellationToken.IsCancellationRequested:
                return OpenApiErrors.Abort();
            default:
                DispatchLog.CallFailed(logger, thrown, call.ShownName, call.App.Context.App.AppId, trace.Current, trace.AnsweredBy);
                return OpenApiErrors.Internal();
        }
    }
}
