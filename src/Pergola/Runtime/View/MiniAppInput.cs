using System.Globalization;
using System.Text.Json;
using Pergola.Consent;
using Pergola.Dispatch;
using Pergola.MiniApps;
using Pergola.Runtime.Logic;
using Pergola.Runtime.Scripting;
using Pergola.Runtime.View.Controls;

namespace Pergola.Runtime.View;

/// <summary>What the user does in the view and the shell: first told to the program, then carried out by the control that it hit.</summary>
internal sealed class MiniAppInput(
    MiniApp app, MiniAppView view, ShellUi shell, GestureLedger gestures, OpenApiDispatcher dispatcher, Func<LogicInstance> logic) : IControlHost
{
    private const string NickNameApi = "getNickName";

    private IScriptContext? _turn;
    private Task _settings = Task.CompletedTask;
    private bool _isTrusted;
    private bool _measured;

    /// <summary>What is behind the buttons that open something of the superapp's; set once, before the first page.</summary>
    public required HostButtons Buttons { get; init; }

    private NicknameInputs Nicknames => field ??= new NicknameInputs { Ask = AskNickName, Host = this };

    /// <summary>Takes one message; on the loop.</summary>
    public void Receive(IScriptContext context, ViewInput input) =>
        InTurn(context, input.IsTrusted, () => Take(context, input));

    private void Take(IScriptContext context, ViewInput input)
    {
        switch (input.Kind)
        {
            case "ev": OnEvent(input); break;
            case "ack": view.Acknowledge(context, input.Page, input.Number); break;
            case "ret": view.Answer(context, input.Page, input.Number, Raw(input.Field("value"))); break;
            case "pageEvent": OnPageEvent(input); break;
            case "ready": OnReady(input); break;
            case "answer": shell.Answer(input.Number, input.Field("data")); break;
            case "shell": OnShell(input); break;
            case "webView": view.WebViews?.Take(context, input); break;
            case "audio": view.Audios?.Take(input); break;
            case "error": app.ReportError(new ScriptError(ScriptErrorKind.Thrown, input.Type), input.Page); break;
            default: break;
        }
    }

    public void Emit(ViewNode node, string type, JsonElement detail) => OnTurn(() =>
        Send(node, type, ControlDetail.Of(writer =>
        {
            writer.WritePropertyName("detail");
            detail.WriteTo(writer);
        }).GetRawText()));

    public void SetValue(ViewNode node, ViewValue? value) => view.SetValue(node, value);

    public void Tap(ViewNode node)
    {
        if (TapControls.IsDisabled(node))
            return;
        var meaning = TapControls.Meaning(node, this);
        Send(node, "tap", """{"detail":{"x":0,"y":0}}""");
        meaning?.Invoke();
    }

    public void OpenHost(ButtonTap tap)
    {
        if (_isTrusted)
            _ = Buttons.OpenAsync(tap);
    }

    public void CallApi(ViewNode node, string api, JsonElement parameters, string? resultEvent)
    {
        if (resultEvent is null)
            _ = dispatcher.CallAsync(new(app, api, parameters.GetRawText(), node.Page.Id), app.Stopping).AsTask();
        else
            CallForControl(node, new(app, api, parameters.GetRawText(), node.Page.Id, node.Id), GestureKind.Tap, answer => Send(node, resultEvent, $$"""{"detail":{{answer.AsSpan(1)}}}"""));
    }

    public void CallWithOutcome(ViewNode node, string api, JsonElement parameters) =>
        CallForControl(node, new(app, api, parameters.GetRawText(), node.Page.Id, node.Id), GestureKind.Tap, answer =>
        {
            foreach (var outcome in (string[])[answer[0] == '+' ? "success" : "fail", "complete"])
                Send(node, outcome, $$"""{"detail":{{answer.AsSpan(1)}}}""");
        });

    // The activation is the control's own, and lives as long as the call needs it: checked at once, before the first wait of the dispatcher.
    private void CallForControl(ViewNode node, WxCall call, GestureKind gesture, Action<string> answered)
    {
        if (_isTrusted)
            gestures.MintForControl(app, node.Page.Id, node.Id, gesture);
        var answer = dispatcher.CallAsync(call, app.Stopping);
        gestures.Withdraw(app, node.Page.Id, node.Id);
        _ = AnswerAsync(answer, answered);
    }

    // Always in a turn of its own: the program hears of the tap before it hears of the answer.
    private async Task AnswerAsync(ValueTask<string> answer, Action<string> answered)
    {
        var text = await answer.ConfigureAwait(false);
        logic().Post(context => InTurn(context, isTrusted: false, () => answered(text)));
    }

    private void AskNickName(ViewNode input, Action<string> chosen)
    {
        var call = new WxCall(app, NickNameApi, "{}", input.Page.Id, input.Id) { LeavesOwnToControl = true };
        CallForControl(input, call, KindOf(NickNameApi), answer =>
        {
            if (answer[0] == '+' && JsonElement.Parse(answer.AsSpan(1)).TryGetProperty("nickName", out var name) && name.ValueKind == JsonValueKind.String && name.GetString() is { Length: > 0 } nickName)
                chosen(nickName);
        });
    }

    private GestureKind KindOf(string api) => app.Options.Catalog.Find(api)?.Gesture == Gesture.FocusNeeded ? GestureKind.Focus : GestureKind.Tap;

    private void OnEvent(ViewInput input)
    {
        if (view.Find(input.Page)?.Find(input.Node) is not { } node)
            return;
        if (input.Type == "tap")
            OnTap(node, input);
        else
            OnOther(node, input);
    }

    private void OnTap(ViewNode node, ViewInput input)
    {
        if (TapControls.IsDisabled(node))
            return;
        if (input.IsTrusted && !OwnsActivation(node))
            gestures.Mint(app, input.Page, GestureKind.Tap);
        var meaning = TapControls.Meaning(node, this);
        Send(node, input.Type, input.Message.GetRawText());
        meaning?.Invoke();
    }

    // One tap, one activation: that of an open-type button is the button's, and no handler can spend it. An API that needs none leaves it to the program.
    private bool OwnsActivation(ViewNode target) =>
        TapControls.OpenTypeButton(target) is { } button
        && (ButtonControl.ApiOf(button.Attribute("open-type")!) is not { } api || app.Options.Catalog.Find(api) is not { Gesture: Gesture.None });

    private void OnOther(ViewNode node, ViewInput input)
    {
        // A view that was tampered with may say that the user wrote into what nobody can write into.
        if (input.Type is "input" or "change" or "confirm" && ControlValues.HoldsValue(node) && node.Has("disabled"))
            return;
        var isNickname = NicknameInputs.IsOne(node);
        if (input is { IsTrusted: true, Type: "focus" } && !(isNickname && Nicknames.WillAsk(node)))
            gestures.Mint(app, input.Page, GestureKind.Focus);
        Remember(node, input);
        Send(node, input.Type, input.Message.GetRawText());
        if (!isNickname)
            return;
        if (input.Type == "focus")
            Nicknames.OnFocus(node, input.IsTrusted);
        else if (input.Type == "blur")
            Nicknames.OnBlur(node);
    }

    // What was typed or chosen belongs to the control: a form submits it, and a view that comes back shows it.
    private static void Remember(ViewNode node, ViewInput input)
    {
        if (input.Type is not ("input" or "change" or "blur" or "confirm") || !ControlValues.HoldsValue(node) || ControlValues.IsToggle(node))
            return;
        var detail = input.Field("detail");
        if (detail.ValueKind == JsonValueKind.Object && detail.TryGetProperty("value", out var value))
            node.Value = new ViewValue(value.ValueKind, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());
    }

    private void OnPageEvent(ViewInput input)
    {
        // The logic takes page moves under the same name as these: only the SDK may tell of those.
        var detail = input.Field("detail");
        if (input.Type is not ("scroll" or "pullDownRefresh" or "reachBottom" or "resize") || (detail.ValueKind == JsonValueKind.Object && detail.TryGetProperty("stack", out _)))
            return;
        Call("__page", input.Page, input.Type, Raw(detail));
    }

    private void OnReady(ViewInput input)
    {
        var before = (app.Device.WindowWidth, app.Device.WindowHeight);
        var theme = input.Field("theme").ValueKind == JsonValueKind.String ? input.Field("theme").GetString() : null;
        if (app.Resize(input.Field("width"), input.Field("height"), input.Field("ratio"), theme))
            logic().Call(_turn!, "__app", ScriptValue.From("themeChange"), ScriptValue.From($$"""{"theme":"{{app.Device.Theme}}"}"""));
        // The first view tells how large the window is; only what comes after is a change.
        if (before != (app.Device.WindowWidth, app.Device.WindowHeight))
            logic().Call(_turn!, "__page", ScriptValue.From(app.Pages.TopId), ScriptValue.From(_measured ? "resize" : "ready"), BootJson.Resized(app.Device));
        _measured = true;
    }

    private void OnShell(ViewInput input)
    {
        _ = input.Type switch
        {
            "back" => Move(new(BackAsync())),
            "keyboard" => TellKeyboardAsync(input.Field("height")),
            "home" => Move(app.Pages.ReLaunchAsync("/" + app.Config.EntryPage, app.Stopping)),
            "tab" => Move(app.SwitchTabByUserAsync(input.Number)),
            "close" => app.CloseByUserAsync(),
            "hide" => Move(new(app.HideAsync())),
            "show" => Move(new(app.ShowAsync())),
            "settings" => OpenSettingsAsync(),
            "share" => view.Find(app.Pages.TopId) is { } page ? Buttons.ShareAsync(page) : Task.CompletedTask,
            _ => Task.CompletedTask,
        };
    }

    private async Task BackAsync()
    {
        if (await LeaveAlerts.AgreesAsync(app, app.Stopping).ConfigureAwait(false))
            await app.Pages.NavigateBackAsync(1, app.Stopping).ConfigureAwait(false);
    }

    private Task TellKeyboardAsync(JsonElement height)
    {
        if (height.ValueKind == JsonValueKind.Number)
            app.Emit("onKeyboardHeightChange", ControlDetail.Of(writer => writer.WriteNumber("height", Math.Max(0, Math.Round(height.GetDouble())))));
        return Task.CompletedTask;
    }

    // The host's own button: it needs no tap of the page's, and opens one page however often it is pressed.
    private Task OpenSettingsAsync() => _settings = _settings.IsCompleted ? Move(new(SettingsPage.OpenAsync(app, app.Pages.TopId, app.Stopping))) : _settings;

    private async Task Move(ValueTask move)
    {
        try
        {
            await move.ConfigureAwait(false);
        }
        catch (OpenApiException refused)
        {
            // The host's own button: nobody's callback waits for it.
            app.ReportConsole("warn", refused.Reason);
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The program stopped meanwhile.
        }
    }

    /// <summary>Runs now when the caller is in a turn, else in one of its own.</summary>
    private void OnTurn(Action work)
    {
        if (logic().IsOnLoop && _turn is not null)
            work();
        else
            logic().Post(context => InTurn(context, isTrusted: false, work));
    }

    private void InTurn(IScriptContext context, bool isTrusted, Action work)
    {
        (_turn, _isTrusted) = (context, isTrusted);
        try
        {
            work();
        }
        finally
        {
            (_turn, _isTrusted) = (null, false);
        }
    }

    private void Send(ViewNode node, string type, string json) => Call("__event", node.Page.Id, node.Id, type, json);

    private void Call(string function, int page, string first, string second) =>
        logic().Call(_turn!, function, ScriptValue.From(page), ScriptValue.From(first), ScriptValue.From(second));

    private void Call(string function, int page, int first, string second) =>
        logic().Call(_turn!, function, ScriptValue.From(page), ScriptValue.From(first), ScriptValue.From(second));

    private void Call(string function, int page, int node, string type, string json) =>
        logic().Call(_turn!, function, ScriptValue.From(page), ScriptValue.From(node), ScriptValue.From(type), ScriptValue.From(json));

    private static string Raw(JsonElement value) => value.ValueKind == JsonValueKind.Undefined ? "null" : value.GetRawText();
}
